import { compileIgnore, type KeyRules } from './key-for.ts';
import { compileSubstitutions } from './substitute.ts';

/** Makes the texts that stand in drive paths for what cannot stand there, and remembers them as substitutions. */
export interface Tokens {
  /** The character at both ends of each token. */
  readonly mark: string;
  /** Something that looks like a token, whether or not it is one yet. */
  readonly shape: RegExp;
  /** Stands for a character (`$COLON$` for `:`, `$U2028$` for U+2028). */
  character(character: string): string;
  /** Stands for nothing: makes a name out of none, or ends one that ends in a dot. */
  empty(): string;
  /** Stands for nothing: tells apart names that a file system takes for one. */
  ordinal(number: number): string;
  /** Stands for nothing and ends in a slash: continues a long name in a folder of that name. */
  join(): string;
  readonly added: ReadonlyMap<string, string>;
  /** What the added substitutions take in a manifest at most, in bytes. */
  addedSizeBytes(): number;
  /** The manifest's substitutions, then the added ones. */
  all(): ReadonlyMap<string, string>;
}

/** A token of the manifest's own is taken for our names too, unless it is longer than this. */
const longestReused = 24;

/** Indent, quotes, colon, line end, and a character that is written as an escape. */
const lineOverheadBytes = 20;

const marks: readonly string[] = ['$', '%', '~', '!', '#', '=', '@', '^', ';', '+', '§', '¤', '¶'];

const characterNames: ReadonlyMap<string, string> = new Map([
  [':', 'COLON'],
  ['"', 'QUOTE'],
  ['*', 'STAR'],
  ['?', 'QUESTION'],
  ['<', 'LESS'],
  ['>', 'GREATER'],
  ['|', 'BAR'],
  ['\\', 'BACKSLASH'],
  ['/', 'SLASH'],
  ['$', 'DOLLAR'],
]);

/**
 * Tokens for a manifest, or undefined when no mark can be found. A mark is one that the manifest's own substitutions,
 * prefix and ignore rules do not use, except in whole tokens; so a token is always read as the one that was written.
 */
export function createTokens(
  rules: KeyRules,
  earlier: ReadonlyMap<string, string> = new Map(),
): Tokens | undefined {
  const candidates = [...Array.from(earlier.keys(), (from) => from.slice(0, 1)).slice(0, 1), ...marks];
  const mark = candidates.find((candidate) => marks.includes(candidate) && isFree(candidate, rules));
  if (mark === undefined) return undefined;
  const authored = rules.substitutions;
  const added = new Map<string, string>();
  const byValue = new Map<string, string>();
  let addedSizeBytes = 0;
  const whole = wholeToken(mark);

  function add(from: string, to: string): void {
    if (authored.has(from) || added.has(from)) return;
    added.set(from, to);
    addedSizeBytes += from.length + lineOverheadBytes;
  }

  for (const [from, to] of earlier) if (whole.test(from)) add(from, to);
  for (const [from, to] of [...authored, ...added]) {
    const isOurs = whole.test(from) && !from.endsWith('/') && from.length <= longestReused;
    if (to === '' || !isOurs || isTaken(`${from}/`) || byValue.has(to)) continue;
    byValue.set(to, from);
  }

  function isTaken(from: string): boolean {
    return authored.has(from) || added.has(from);
  }

  /** The token of that name with that value, under another name where the manifest uses this one otherwise. */
  function token(baseName: string, value: string, end = ''): string {
    let name = baseName;
    for (;;) {
      const bare = `${mark}${name}${mark}`;
      const from = bare + end;
      const rival = end === '' ? `${bare}/` : bare;
      if ((authored.get(from) ?? added.get(from) ?? value) === value && !isTaken(rival)) {
        add(from, value);
        return from;
      }
      name += 'X';
    }
  }

  return {
    mark,
    shape: new RegExp(`${escaped(mark)}[A-Z0-9]+${escaped(mark)}`),
    character(character) {
      const known = byValue.get(character);
      if (known !== undefined) return known;
      const codePoint = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
      const from = token(characterNames.get(character) ?? `U${codePoint}`, character);
      byValue.set(character, from);
      return from;
    },
    empty: () => token('EMPTY', ''),
    ordinal: (number) => Array.from(String(number), (digit) => token(digit, '')).join(''),
    join: () => token('JOIN', '', '/'),
    added,
    addedSizeBytes: () => addedSizeBytes,
    all: () => new Map([...authored, ...added]),
  };
}

function isFree(mark: string, rules: KeyRules): boolean {
  const whole = wholeToken(mark);
  const froms = [...rules.substitutions.keys()].filter((from) => from.includes(mark));
  if (!froms.every((from) => whole.test(from))) return false;
  const blanked = new Map([...rules.substitutions.keys()].map((from) => [from, ''] as const));
  if (compileSubstitutions(blanked)(rules.prefix).includes(mark)) return false;
  const ignoredBy = compileIgnore(rules.ignore);
  const samples = [
    `q${mark}COLON${mark}q`,
    `q${mark}2${mark}q`,
    `${mark}EMPTY${mark}`,
    `q${mark}JOIN${mark}/q`,
  ];
  return ignoredBy('qq') > 0 || samples.every((sample) => ignoredBy(sample) === 0);
}

function wholeToken(mark: string): RegExp {
  return new RegExp(`^${escaped(mark)}[A-Z0-9]+${escaped(mark)}/?$`);
}

function escaped(mark: string): string {
  return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
