import type { Draft } from '../../../../shared/contract/drafts.ts';
import { driveFileSystem } from '../../../../shared/domain/drive/drive.ts';
import {
  fixesFor,
  type FixableFinding,
  type OfferedFix,
} from '../../../../shared/domain/keys/offered-fixes.ts';
import { readKeyRules } from '../../../../shared/domain/manifest/read-key-rules.ts';

/** What can be done about findings in one tree. */
export interface Fixer {
  offered(finding: FixableFinding, path: string, drivePath: string | null): readonly OfferedFix[];
  /** Whether files can get other names; what is on a drive already keeps its own. */
  readonly canRename: boolean;
  /** What a file is renamed to; undefined when it keeps its name. */
  renamedTo(path: string): string | undefined;
}

/** Makes what offers fixes, from what a draft says and what the layout added. */
export function createFixer(draft: Draft, addedSubstitutions: Readonly<Record<string, string>>): Fixer {
  const rules = readKeyRules(new TextEncoder().encode(draft.manifestText));
  const fileSystem = driveFileSystem(draft.drive?.fileSystem ?? '') ?? 'ext4';
  const renamedTo = (path: string): string | undefined =>
    Object.hasOwn(draft.renames, path) ? draft.renames[path] : undefined;
  const taken = new Set(Object.values(draft.renames));
  const canRename = !draft.useDriveContents;
  return {
    canRename,
    renamedTo,
    offered: (finding, path, drivePath) =>
      fixesFor(finding, {
        path,
        renamedTo: renamedTo(path),
        drivePath,
        rules,
        addedSubstitutions,
        fileSystem,
        isTaken: (other) => taken.has(other),
      }).filter(({ kind }) => canRename || kind !== 'rename'),
  };
}
