import type { Finding } from './finding.ts';

/**
 * Whether a path can be what a file is renamed to: names with `/` between them, none of them empty, `.` or `..`,
 * and whole characters.
 */
export function canRenameTo(path: string): boolean {
  return !/(?:^|\/)\.{0,2}(?:\/|$)/.test(path) && !/\p{Surrogate}/u.test(path);
}

/** A file whose new path is none. */
export function renameInvalidFinding(path: string, to: string): Finding {
  return {
    severity: 'error',
    code: 'RENAME_INVALID',
    path,
    message: `The file shall get the path ${JSON.stringify(to)}, which is none, so it will not arrive.`,
    fix: 'Write names with a slash between them: no slash in front or at the end, and no part that is empty, "." or "..".',
    isApplied: false,
  };
}

/** A rename whose file is not in the sources. */
export function renameUnusedFinding(path: string): Finding {
  return {
    severity: 'warning',
    code: 'RENAME_UNUSED',
    path,
    message: 'A new name was given to this file, which is not among the sources.',
    fix: 'Take the new name back, or add the source that holds the file.',
    isApplied: false,
  };
}
