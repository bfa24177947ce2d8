/** A sentence with what was put into it apart, so that it can be said in another language too. Plain data. */
export interface Phrase {
  /** The sentence in English, with `{0}`, `{1}` … where something was put in: what a translation is found by. */
  readonly template: string;
  readonly values: readonly (string | Phrase)[];
}

/** A sentence that is not put together yet: most are never listed. */
export interface Sentence {
  readonly parts: readonly string[];
  readonly values: readonly (string | number | Sentence)[];
}

/** A sentence; a bare string has nothing put in. */
export type Said = string | Sentence;

/** Puts names, values and figures into a sentence: say`${name} is missing.` */
export function say(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Sentence)[]
): Sentence {
  return { parts, values };
}

/** A sentence that is put into another one, and translated with it. */
export function sentence(text: string): Sentence {
  return { parts: [text], values: [] };
}

/** Message and fix of a problem: in English, and so that they can be translated. */
export interface SaidProblem {
  readonly message: string;
  readonly fix: string;
  readonly said: { readonly message: Phrase; readonly fix: Phrase };
}

/** Both sentences of a problem. */
export function sayProblem(message: Said, fix: Said): SaidProblem {
  return {
    message: textOf(message),
    fix: textOf(fix),
    said: { message: phraseOf(message), fix: phraseOf(fix) },
  };
}

function textOf(said: Said | number): string {
  if (typeof said !== 'object') return String(said);
  return said.parts.map((part, at) => part + textOf(said.values[at] ?? '')).join('');
}

function phraseOf(said: Said): Phrase {
  if (typeof said === 'string') return { template: said, values: [] };
  const { parts, values } = said;
  return {
    template: parts.map((part, at) => (at < values.length ? `${part}{${at}}` : part)).join(''),
    values: values.map((value) => (typeof value === 'object' ? phraseOf(value) : String(value))),
  };
}
