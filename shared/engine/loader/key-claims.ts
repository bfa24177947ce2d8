import { lstatSync } from 'node:fs';
import type { KeyOutcome } from '../../domain/keys/key-outcome.ts';
import type { KeyRules } from '../../domain/keys/key-for.ts';
import { bytePath, nativePath, type BytePath } from '../files/byte-path.ts';
import { KeySet } from './key-set.ts';

/** A file that is about to be stored, in scan order. */
interface Claim {
  readonly path: BytePath;
  /** The path as text. */
  readonly text: string;
  readonly key: string;
}

/** Finds out which file of a drive was the first to have a key: the second would silently take its object's place. */
export interface KeyClaims {
  /** Whether an earlier file has this key. To be asked once for each file, in scan order. */
  isTaken(claim: Claim): boolean;
}

/**
 * Claims for one walk over a drive; null where the manifest substitutes nothing, since then no two paths have one key.
 * Remembers the keys that substitutions have changed, and nothing of other files.
 */
export function createKeyClaims(
  root: string,
  rules: KeyRules,
  keyOf: (drivePath: string) => KeyOutcome,
): KeyClaims | null {
  if (rules.substitutions.size === 0) return null;
  const changed = new KeySet();

  /** Whether a file whose path nothing changes has this key, and comes before `path`. */
  function isPlainBefore(path: BytePath, key: string): boolean {
    if (!key.startsWith(rules.prefix)) return false;
    const plain = key.slice(rules.prefix.length);
    if (bytePath(plain) >= path || !isFile(root, plain)) return false;
    const outcome = keyOf(plain);
    return outcome.kind === 'key' && outcome.key === key;
  }

  return {
    isTaken({ path, text, key }) {
      if (changed.size > 0 && changed.has(key)) return true;
      if (key === rules.prefix + text) return false;
      changed.add(key);
      return isPlainBefore(path, key);
    },
  };
}

function isFile(root: string, path: string): boolean {
  // What a scan never finds: such a name means another place.
  if (path.split('/').some((name) => name === '' || name === '.' || name === '..')) return false;
  try {
    return lstatSync(nativePath(root, bytePath(path))).isFile();
  } catch {
    return false;
  }
}
