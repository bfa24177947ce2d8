import { RE2JS } from 're2js';
import { messageOf } from '../../base/errors.ts';
import { appError } from '../error-codes.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { keyLimitBytes, type KeyOutcome } from './key-outcome.ts';
import { compileSubstitutions } from './substitute.ts';
import { utf8LengthWithin } from '../../base/utf8-length.ts';

/** The part of a manifest that decides on keys. */
export type KeyRules = Pick<Manifest, 'prefix' | 'ignore' | 'substitutions'>;

const loneSurrogate = /\p{Surrogate}/u;

/** The file in the drive's root that is never loaded. */
export const signatureName = 'SIGNATURE';

/**
 * Compiles the way from a drive path (relative, with `/`, no leading one) to its object key, as reference 2.1, 2.4 and
 * 2.5 have it: the root's SIGNATURE, then the ignore rules on the path as it is on the drive, then prefix + path, then
 * substitutions on all of that. What it returns never throws and takes linear time for any manifest.
 * Throws KEY_RULE_INVALID for an ignore rule that RE2 does not take.
 */
export function compileKeys(rules: KeyRules): (drivePath: string) => KeyOutcome {
  const ignoredBy = compileIgnore(rules.ignore);
  const substitute = compileSubstitutions(rules.substitutions);
  const { prefix } = rules;
  return (drivePath) => {
    if (drivePath === signatureName) return { kind: 'ignored', rule: signatureName, pattern: signatureName };
    const rule = ignoredBy(drivePath);
    if (rule > 0) return { kind: 'ignored', rule, pattern: rules.ignore[rule - 1] ?? '' };
    const text = prefix + drivePath;
    return keyOutcome(substitute(text), text);
  };
}

/** The key of one path; see `compileKeys`, which is what to use for many. */
export function keyFor(rules: KeyRules, drivePath: string): KeyOutcome {
  return compileKeys(rules)(drivePath);
}

/** Compiles ignore rules: tells the 1-based place of the first rule found in a drive path, or 0. Throws KEY_RULE_INVALID. */
export function compileIgnore(ignore: readonly string[]): (drivePath: string) => number {
  const patterns = ignore.map(compilePattern);
  if (patterns.length === 0) return () => 0;
  return (drivePath) => patterns.findIndex((pattern) => pattern.test(drivePath)) + 1;
}

function compilePattern(pattern: string, index: number): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    throw appError('KEY_RULE_INVALID', {
      detail: `Rule ${index + 1}, ${JSON.stringify(pattern)}: ${messageOf(error)}.`,
      details: { rule: index + 1, pattern },
      cause: error,
    });
  }
}

/** What becomes of a key as the substitutions left it; `before` is the text before them, when it is known to be whole. */
export function keyOutcome(key: string, before: string): KeyOutcome {
  if (key === '') {
    return refused('InvalidSubstitution', 'The substitutions leave nothing of the key.');
  }
  if (key !== before && loneSurrogate.test(key)) {
    return refused('InvalidSubstitution', 'The substitutions leave half of a character in the key.');
  }
  if (utf8LengthWithin(key, keyLimitBytes) === undefined) {
    return refused('KeyTooLong', `The key is longer than ${keyLimitBytes} bytes of UTF-8.`);
  }
  return { kind: 'key', key };
}

function refused(code: 'InvalidSubstitution' | 'KeyTooLong', message: string): KeyOutcome {
  return { kind: 'refused', status: 400, code, message };
}
