import { RE2JS, RE2JSException } from 're2js';

export type IgnorePatternReading =
  | { readonly kind: 'pattern'; readonly pattern: RE2JS; readonly cost: number }
  | { readonly kind: 'refused'; readonly message: string; readonly fix: string };

/** Largest sum of the costs of a manifest's ignore patterns: what compiles in a few milliseconds. */
export const ignoreCostLimit = 10_000;

/** Compiles one ignore pattern on RE2, which matches in linear time (reference 2.4). Never throws. */
export function compileIgnorePattern(
  text: string,
  costLimit: number = ignoreCostLimit,
): IgnorePatternReading {
  const cost = patternCost(text);
  if (cost > costLimit) {
    return {
      kind: 'refused',
      message: 'The ignore patterns are too large together.',
      fix: 'Use fewer or shorter patterns, and * instead of large counts such as {1000}.',
    };
  }
  try {
    return { kind: 'pattern', pattern: RE2JS.compile(text), cost };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return {
      kind: 'refused',
      message: `The pattern cannot be used: ${error.message}.`,
      fix: adviceFor(text),
    };
  }
}

/** About how many instructions a pattern compiles to: its characters, repeated parts counted as often as they repeat. */
export function patternCost(text: string): number {
  const groups: number[] = [];
  let sum = 0;
  let last = 0;
  let at = 0;
  while (at < text.length) {
    const character = text[at];
    const repeat = character === '{' ? /^\{(\d{1,4})(?:,(\d{0,4}))?\}/.exec(text.slice(at, at + 12)) : null;
    if (repeat !== null) {
      const times = Math.max(Number(repeat[1]), Number(repeat[2] ?? 0), 1);
      sum += last * (times - 1);
      last *= times;
      at += repeat[0].length;
    } else if (character === '(') {
      groups.push(sum);
      sum = 1;
      at += 1;
    } else if (character === ')') {
      last = sum;
      sum += groups.pop() ?? 0;
      at += 1;
    } else {
      const length = character === '\\' ? 2 : 1;
      // A class of Unicode characters is a table of hundreds of ranges.
      last = character === '\\' && /[pP]/.test(text[at + 1] ?? '') ? 50 : 1;
      sum += last;
      at += length;
    }
  }
  return groups.reduce((total, cost) => total + cost, sum);
}

function adviceFor(text: string): string {
  if (/\(\?<?[=!]/.test(text)) {
    return 'Look-ahead and look-behind are not available: write several plain patterns, or one that matches the whole path.';
  }
  if (/\\[1-9]|\\k</.test(text)) return 'Back-references are not available: write out what is repeated.';
  if (/[*+?}]\+|\(\?>/.test(text))
    return 'Possessive and atomic groups are not available: leave out the + or ?>.';
  if (/^[*?+]/.test(text))
    return 'This looks like a shell pattern: write \\.tmp$ for *.tmp, a dot is \\. and "anything" is .*';
  return 'Write a regular expression in RE2 syntax: a dot is \\. and "anything" is .*';
}
