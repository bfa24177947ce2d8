import { fileSystems, type FileSystem } from '../../domain/drive/file-systems.ts';
import type { Finding, FindingCode } from '../../domain/keys/finding.ts';
import { compileIgnore } from '../../domain/keys/key-for.ts';
import {
  clashOnOtherDrives,
  ignoredFinding,
  layoutFinding,
  type LayoutFindingCode,
} from '../../domain/keys/layout-findings.ts';
import { createLinter } from '../../domain/keys/lint.ts';
import type { LintItem } from '../../domain/keys/placement.ts';
import { renameInvalidFinding } from '../../domain/keys/rename.ts';

const layoutCodes: readonly LayoutFindingCode[] = [
  'KEY_TOO_LONG',
  'KEY_EMPTY',
  'TWO_FILES_ONE_KEY',
  'NO_PATH',
  'CASE_CLASH',
  'NORMALISATION_CLASH',
  'FILE_AND_FOLDER',
  'TAKEN_NAME',
  'FORBIDDEN_CHARACTER',
  'UNSTABLE_CHARACTER',
  'RESERVED_NAME',
  'TRAILING_DOT_OR_SPACE',
  'EMPTY_NAME',
  'LONG_NAME',
  'LOOKS_LIKE_TOKEN',
];

/** All that can be found of one thing; its place here is its bit in a set. */
const codes: readonly FindingCode[] = [
  ...layoutCodes,
  'IGNORED',
  'RENAME_INVALID',
  'INVALID_UTF8',
  'CONTROL_CHARACTER',
  'WINDOWS_NAME',
  'FILE_OVER_STORE_LIMIT',
  'FILE_OVER_FILE_SYSTEM_LIMIT',
  'EMPTY_FILE',
  'EMPTY_FOLDER',
  'JUNK',
  'LINK',
  'SPECIAL_FILE',
  'OTHER_DEVICE',
  'UNREADABLE',
];

/** What a set of findings was made of. */
export interface FoundThing {
  /** The path that it goes by; what is shown where its bytes are no text. */
  readonly text: string;
  readonly sizeBytes: number;
  readonly errorCode: string | undefined;
  readonly refusedName: string | undefined;
}

const kindCodes: readonly (readonly [FindingCode, LintItem['kind']])[] = [
  ['LINK', 'link'],
  ['SPECIAL_FILE', 'special'],
  ['OTHER_DEVICE', 'otherDevice'],
  ['EMPTY_FOLDER', 'emptyFolder'],
  ['UNREADABLE', 'unreadable'],
];

/** The set that holds one kind of finding; empty for one that is about no single thing. */
export function findingSetOf(code: FindingCode): number {
  const at = codes.indexOf(code);
  return at < 0 ? 0 : (1 << at) >>> 0;
}

/** Makes what turns a set of findings back into their words, by looking at the thing once more. */
export function createRecall(
  fileSystem: FileSystem,
  ignore: readonly string[],
): (findings: number, thing: FoundThing) => Finding[] {
  const rules = fileSystems[fileSystem];
  const ignoredBy = compileIgnore(ignore);
  let recalled: Finding[] = [];
  // No ignore rules: a set says already what was found.
  const lint = createLinter({ fileSystem, report: (finding) => void recalled.push(finding) });

  function recallOne(code: LayoutFindingCode, path: string): Finding {
    const isOfOtherDrives = code === 'CASE_CLASH' || code === 'NORMALISATION_CLASH';
    return isOfOtherDrives && !rules.isCaseInsensitive
      ? clashOnOtherDrives(code, path)
      : layoutFinding(code, path, rules);
  }

  return (findings, thing) => {
    if (findings === 0) return [];
    const has = (code: FindingCode): boolean => (findings & findingSetOf(code)) !== 0;
    const { text, errorCode, refusedName } = thing;
    recalled = [];
    lint({
      kind: kindCodes.find(([code]) => has(code))?.[1] ?? 'file',
      text: has('INVALID_UTF8') ? null : text,
      display: text,
      sizeBytes: thing.sizeBytes,
      errorCode,
    });
    const found = recalled.filter(({ code }) => has(code));
    for (const code of layoutCodes) if (has(code)) found.push(recallOne(code, text));
    const rule = has('IGNORED') ? ignoredBy(text) : 0;
    if (rule > 0) found.push(ignoredFinding(text, rule, ignore[rule - 1] ?? ''));
    if (has('RENAME_INVALID')) found.push(renameInvalidFinding(text, refusedName ?? ''));
    return found;
  };
}
