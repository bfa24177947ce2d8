import { RE2JS, RE2JSException } from 're2js';
import { say, type Said } from './phrase.ts';

export type IgnorePatternReading =
  | { readonly kind: 'good'; readonly cost: number; readonly matchesEverything: boolean }
  | { readonly kind: 'refused'; readonly message: Said; readonly fix: Said };

/** Largest sum of the costs of a manifest's ignore patterns: what compiles in a few milliseconds. */
export const ignoreCostLimit = 6000;

const plainPattern = /^\^?(?:[\w /~,@#%&=:;!'"<>\u00a0-\ud7ff-]|\\[.+*?$^()[\]{}|/~_-]|\.\*?)*\$?$/;
const emptyPattern = /^\^?(?:\.\*)*\$?$/;
/** What compiling takes at least, however short a pattern is. */
const leastCost = 15;
/** A class of Unicode characters is a table of hundreds of ranges. */
const classCost = 50;
/** Without regard to case, a wide range is gone through character by character. */
const foldedRangeCost = 3000;
/** A repetition, or one more copy of what is repeated, costs this many times a plain character. */
const repeatWeight = 3;

/**
 * Says whether a pattern compiles on RE2, which matches in linear time, and what that costs (reference 2.4). Never throws.
 * Most patterns are plain text with escaped dots; these need no compiling to be known as good, and cost nothing.
 */
export function checkIgnorePattern(text: string, costLimit: number = ignoreCostLimit): IgnorePatternReading {
  if (plainPattern.test(text)) return { kind: 'good', cost: 0, matchesEverything: emptyPattern.test(text) };
  const cost = patternCost(text);
  if (cost > costLimit) {
    return {
      kind: 'refused',
      message: 'The ignore patterns are too large together.',
      fix: 'Use fewer or shorter patterns, and * instead of large counts such as {1000}.',
    };
  }
  try {
    return { kind: 'good', cost, matchesEverything: RE2JS.compile(text).matcher('').find() };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return {
      kind: 'refused',
      message: say`The pattern cannot be used: ${error.message}.`,
      fix: adviceFor(text),
    };
  }
}

/** About how many instructions a pattern compiles to: its characters, repeated parts counted as often as they repeat. */
export function patternCost(text: string): number {
  const groups: number[] = [];
  const isFolded = /\(\?[a-zA-Z-]{0,8}i/.test(text);
  let sum = leastCost;
  let last = 0;
  let at = 0;
  while (at < text.length) {
    const character = text[at];
    const repeat = character === '{' ? /^\{(\d{1,4})(?:,(\d{0,4}))?\}/.exec(text.slice(at, at + 12)) : null;
    if (repeat !== null) {
      const times = Math.max(Number(repeat[1]), Number(repeat[2] ?? 0), 1);
      sum += last * (times - 1) * repeatWeight;
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
      last = character === '?' || character === '*' || character === '+' ? repeatWeight : 1;
      if (character === '\\' && /[pP]/.test(text[at + 1] ?? '')) last = classCost;
      if (isFolded && character === '-' && /^-(?:\\x\{|\P{ASCII})/u.test(text.slice(at, at + 4)))
        last = foldedRangeCost;
      sum += last;
      at += character === '\\' ? 2 : 1;
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
