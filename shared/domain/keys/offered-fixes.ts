import type { FileSystem } from '../drive/file-systems.ts';
import { checkIgnorePattern } from '../manifest/ignore-pattern.ts';
import type { Finding, FindingCode } from './finding.ts';
import type { KeyRules } from './key-for.ts';
import { createLayout } from './layout.ts';
import { createLinter } from './lint.ts';
import { newPaths } from './new-names.ts';
import { canRenameTo } from './rename.ts';

/** What can be done about a finding by one click. */
export type OfferedFix =
  /** Done already: the layout put these texts into the name on the drive, and the manifest turns each back. */
  | { readonly kind: 'substitute'; readonly pairs: readonly (readonly [from: string, to: string])[] }
  /** Another path below the manifest's prefix. */
  | { readonly kind: 'rename'; readonly to: string }
  /** An RE2 pattern for the manifest. `isForAll` when it leaves out everything of this kind, not only this one. */
  | { readonly kind: 'ignore'; readonly rule: string; readonly isForAll: boolean };

/** The part of a finding that decides on what is offered. */
export type FixableFinding = Pick<Finding, 'isApplied'> & {
  readonly code: string;
  readonly ignoreRule?: string | null | undefined;
};

/** What is known of the thing that a finding is about. */
export interface FixContext {
  /** The path as renames name it; a folder's ends in a slash. */
  readonly path: string;
  /** The path that it was renamed to already, if it was. */
  readonly renamedTo?: string | undefined;
  /** Where it goes on the drive, when that is another path. */
  readonly drivePath?: string | null | undefined;
  /** The manifest's rules; see `readKeyRules`. */
  readonly rules: KeyRules;
  /** Substitutions that the layout added. */
  readonly addedSubstitutions: Readonly<Record<string, string>>;
  readonly fileSystem: FileSystem;
  /** Whether a path is another file's, as far as that is known; none is unless told. */
  readonly isTaken?: ((path: string) => boolean) | undefined;
}

/** Findings that another name of the file removes. */
const renamable: ReadonlySet<string> = new Set<FindingCode>([
  'INVALID_UTF8',
  'CONTROL_CHARACTER',
  'WINDOWS_NAME',
  'RENAME_INVALID',
  'KEY_TOO_LONG',
  'KEY_EMPTY',
  'NO_PATH',
  'TWO_FILES_ONE_KEY',
  'CASE_CLASH',
  'NORMALISATION_CLASH',
  'FILE_AND_FOLDER',
  'TAKEN_NAME',
  'FORBIDDEN_CHARACTER',
  'UNSTABLE_CHARACTER',
  'RESERVED_NAME',
  'TRAILING_DOT_OR_SPACE',
  'LONG_NAME',
  'LOOKS_LIKE_TOKEN',
]);

/** Findings about something that may be left out instead. */
const ignorable: ReadonlySet<string> = new Set<FindingCode>([
  'CONTROL_CHARACTER',
  'KEY_TOO_LONG',
  'KEY_EMPTY',
  'NO_PATH',
  'TWO_FILES_ONE_KEY',
  'FILE_OVER_STORE_LIMIT',
  'FILE_OVER_FILE_SYSTEM_LIMIT',
  'EMPTY_FILE',
  'EMPTY_FOLDER',
  'LINK',
  'SPECIAL_FILE',
  'OTHER_DEVICE',
  'UNREADABLE',
]);

const twinNumber = /\/\/(\d+)$/;

/**
 * What to offer for a finding, what is done already first. A new name is offered only when the file, looked at by itself,
 * has the finding no more under it and can go to the drive.
 */
export function fixesFor(finding: FixableFinding, context: FixContext): readonly OfferedFix[] {
  const fixes: OfferedFix[] = [];
  const pairs = finding.isApplied ? appliedPairs(context) : [];
  if (pairs.length > 0) fixes.push({ kind: 'substitute', pairs });
  const to = renamable.has(finding.code) ? newPath(finding, context) : undefined;
  if (to !== undefined) fixes.push({ kind: 'rename', to });
  if (typeof finding.ignoreRule === 'string') {
    fixes.push({ kind: 'ignore', rule: finding.ignoreRule, isForAll: true });
  } else if (ignorable.has(finding.code) && !isTwin(context)) {
    const rule = exactIgnoreRule(context.renamedTo ?? context.path);
    if (checkIgnorePattern(rule).kind === 'good') fixes.push({ kind: 'ignore', rule, isForAll: false });
  }
  return fixes;
}

/** An RE2 pattern that matches exactly one path. */
export function exactIgnoreRule(path: string): string {
  const escaped = path.replaceAll(/[^\w/ -]/gu, (character) => {
    if (/[\u00A0-\uD7FF]/.test(character) && !/[\p{Z}\p{C}]/u.test(character)) return character;
    if (/[.+*?$^()[\]{}|~]/.test(character)) return `\\${character}`;
    if (/[,@#%&=:;!'"<>]/.test(character)) return character;
    return `\\x{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
  });
  return `^${escaped}$`;
}

function isTwin({ path, renamedTo }: FixContext): boolean {
  return renamedTo === undefined && twinNumber.test(path);
}

function appliedPairs(context: FixContext): readonly (readonly [string, string])[] {
  const { drivePath, addedSubstitutions, rules } = context;
  if (typeof drivePath !== 'string') return [];
  const all = new Map([...rules.substitutions, ...Object.entries(addedSubstitutions)]);
  return [...all].filter(([from]) => from !== '' && drivePath.includes(from));
}

function newPath(finding: FixableFinding, context: FixContext): string | undefined {
  const code = finding.code as FindingCode;
  const { path, renamedTo, drivePath } = context;
  if (path.endsWith('/')) return undefined;
  const isUsed = renamedTo !== undefined && (canRenameTo(renamedTo) || /[^./]/.test(renamedTo));
  const used = isUsed ? renamedTo : path.replace(twinNumber, '');
  // What is done already for the sake of a folder above is no reason to take the file out of it.
  if (finding.isApplied && typeof drivePath === 'string' && isFolderChanged(used, drivePath))
    return undefined;
  const number = Number(twinNumber.exec(path)?.[1] ?? '2');
  for (const candidate of newPaths(code, used, number)) {
    const isNew = candidate !== used && canRenameTo(candidate) && context.isTaken?.(candidate) !== true;
    if (isNew && isGood(candidate, code, context)) return candidate;
  }
  return undefined;
}

function isFolderChanged(path: string, drivePath: string): boolean {
  return !drivePath.startsWith(path.slice(0, path.lastIndexOf('/') + 1));
}

/** Whether a file can go to the drive under a path, and has no finding of this kind there. */
function isGood(path: string, code: FindingCode, { rules, fileSystem }: FixContext): boolean {
  let isFound = false;
  const report = (finding: Finding): void => {
    if (finding.code === code || finding.severity === 'error') isFound = true;
  };
  createLinter({ fileSystem, report })({ kind: 'file', text: path, display: path, sizeBytes: 1 });
  const placement = createLayout({ rules, fileSystem, report }).place(path);
  return placement.kind === 'placed' && !isFound;
}
