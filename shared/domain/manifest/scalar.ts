import { isBlank } from './manifest-text.ts';
import { say, sentence, type Said } from './phrase.ts';

/** A value or quoted name as it stands in a line. */
export interface Scalar {
  readonly text: string;
  readonly isQuoted: boolean;
  /** Behind the value stood ` # …`; an empty value may have been meant otherwise. */
  readonly hasComment: boolean;
  /** The line that it stands on. */
  readonly line: number;
}

export type ScalarReading =
  | { readonly kind: 'scalar'; readonly scalar: Scalar; readonly doubts: readonly Said[] }
  | { readonly kind: 'refused'; readonly message: Said; readonly fix: Said };

/** Where a quoted string ends, with what it says; or why it does not. */
export type QuotedReading =
  | {
      readonly kind: 'quoted';
      readonly text: string;
      readonly end: number;
      readonly doubts: readonly Said[];
    }
  | { readonly kind: 'refused'; readonly message: Said; readonly fix: Said };

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

const hexLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Reads the quoted string that begins at `start`, YAML's escapes included (reference 1.1). */
export function readQuoted(content: string, start: number): QuotedReading {
  return content[start] === "'" ? readSingleQuoted(content, start) : readDoubleQuoted(content, start);
}

function readSingleQuoted(content: string, start: number): QuotedReading {
  let text = '';
  let from = start + 1;
  for (;;) {
    const quote = content.indexOf("'", from);
    if (quote < 0) return unclosed("'");
    text += content.slice(from, quote);
    if (content[quote + 1] !== "'") return { kind: 'quoted', text, end: quote + 1, doubts: [] };
    text += "'";
    from = quote + 2;
  }
}

function readDoubleQuoted(content: string, start: number): QuotedReading {
  const parts: string[] = [];
  const doubts: Said[] = [];
  let at = start + 1;
  while (at < content.length) {
    const character = content[at] ?? '';
    if (character === '"') {
      const text = parts.join('');
      if (/\p{Surrogate}/u.test(text)) {
        return {
          kind: 'refused',
          message: 'Half of a surrogate pair is not a character.',
          fix: 'Write the character itself.',
        };
      }
      return { kind: 'quoted', text, end: at + 1, doubts };
    }
    if (character !== '\\') {
      parts.push(character);
      at += 1;
      continue;
    }
    const letter = content[at + 1] ?? '';
    const plain = escapes[letter];
    const digits = hexLengths[letter];
    if (plain !== undefined) {
      parts.push(plain);
      at += 2;
    } else if (digits !== undefined) {
      const hex = content.slice(at + 2, at + 2 + digits);
      const code = /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : -1;
      if (code < 0 || code > 0x10ffff) {
        return {
          kind: 'refused',
          message: say`The escape \\${letter} needs ${digits} hexadecimal digits of a character.`,
          fix: 'Write the character itself, or \\\\ for a backslash.',
        };
      }
      parts.push(digits === 4 ? String.fromCharCode(code) : String.fromCodePoint(code));
      at += 2 + digits;
    } else {
      if (doubts.length === 0)
        doubts.push('A backslash inside double quotes was taken as it stands; write \\\\ for one.');
      parts.push('\\', letter);
      at += 2;
    }
  }
  return unclosed('"');
}

function unclosed(quote: string): QuotedReading {
  return {
    kind: 'refused',
    message: say`The quote ${quote} is not closed on its line.`,
    fix: say`Close it with ${quote}, on the same line.`,
  };
}

/** Reads a value: quoted, or plain up to a comment. What YAML gives another meaning to is refused, never guessed at. */
export function readScalar(content: string, line: number): ScalarReading {
  const first = content[0];
  if (first === undefined) return plainScalar('', false, line, []);
  if (first === '"' || first === "'") return readQuotedScalar(content, line);
  if (/^[[{]\s*[\]}]\s*(?:#.*)?$/.test(content)) return plainScalar('', false, line, []);
  const refusal = refusalOf(content, first);
  if (refusal !== undefined) return { kind: 'refused', ...refusal };
  const comment = first === '#' ? -1 : findComment(content);
  const text = (comment < 0 ? content : content.slice(0, comment)).trimEnd();
  const doubts =
    first === '@' || first === '`' || first === '%'
      ? [say`A value that begins with ${first} needs quotes in strict YAML.`]
      : [];
  return plainScalar(text, comment >= 0, line, doubts);
}

function plainScalar(
  text: string,
  hasComment: boolean,
  line: number,
  doubts: readonly Said[],
): ScalarReading {
  return { kind: 'scalar', scalar: { text, isQuoted: false, hasComment, line }, doubts };
}

function readQuotedScalar(content: string, line: number): ScalarReading {
  const quoted = readQuoted(content, 0);
  if (quoted.kind === 'refused') return quoted;
  const rest = content.slice(quoted.end).trim();
  const hasComment = rest.startsWith('#');
  if (rest !== '' && rest !== ';' && !hasComment) {
    return {
      kind: 'refused',
      message: 'Something stands behind the closing quote.',
      fix: "Put the whole value inside the quotes; a quote inside it is written \\\" in double quotes and '' in single ones.",
    };
  }
  const scalar = { text: quoted.text, isQuoted: true, hasComment, line };
  return { kind: 'scalar', scalar, doubts: quoted.doubts };
}

/** Where ` #` begins a comment behind a plain value, or -1. */
function findComment(content: string): number {
  for (let at = content.indexOf('#'); at >= 0; at = content.indexOf('#', at + 1)) {
    if (isBlank(content[at - 1])) return at;
  }
  return -1;
}

function refusalOf(content: string, first: string): { message: Said; fix: Said } | undefined {
  const quoteIt = 'If the value is meant to begin so, put it in single quotes.';
  if (first === '[') {
    return {
      message:
        'A value in brackets is a placeholder of a form or, in YAML, a list on one line; manifests use neither.',
      fix: say`Replace a placeholder, brackets and all; write one list item a line, indented below the name. ${sentence(quoteIt)}`,
    };
  }
  if (first === '{') {
    return {
      message: 'A value that begins with { is a map on one line in YAML, which manifests do not use.',
      fix: say`Write one "name: value" a line, indented below the name. ${sentence(quoteIt)}`,
    };
  }
  if (first === '&' || first === '*') {
    return { message: 'YAML anchors and aliases (& and *) are not used in manifests.', fix: quoteIt };
  }
  if (first === '!') return { message: 'YAML tags (!) are not used in manifests.', fix: quoteIt };
  if (/^[|>][-+0-9]{0,2}\s*(?:#.*)?$/.test(content)) {
    return {
      message: 'Texts over several lines (| and >) are not used in manifests.',
      fix: 'Write the value on one line, behind the colon.',
    };
  }
  return undefined;
}
