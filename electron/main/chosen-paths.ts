import { appError } from '../../shared/domain/error-codes.ts';

/** The files and folders that the person has named since the program started: in a dialog of main's, or by dropping them. */
export interface ChosenPaths {
  note(paths: readonly string[]): void;
  /** Throws BAD_REQUEST for one that a window has made up. */
  check(path: string): void;
}

/** Nothing is chosen yet. */
export function createChosenPaths(): ChosenPaths {
  const chosen = new Set<string>();
  return {
    note(paths) {
      for (const path of paths) chosen.add(path);
    },
    check(path) {
      if (!chosen.has(path)) throw appError('BAD_REQUEST', { detail: `Nobody has chosen ${path}.` });
    },
  };
}
