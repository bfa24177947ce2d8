import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Draft } from '../../../shared/contract/drafts.ts';
import { made } from '../../../shared/contract/plain.ts';
import type { PrepareOutcome } from '../../../shared/domain/job/prepare-outcome.ts';
import { missingSecrets, withoutSecretLines } from '../../../shared/domain/manifest/secret-lines.ts';
import type { DocumentKind } from '../documents/json-document.ts';

/** The last copy that ended well: for which decisions, and what it added to the manifest. */
const Copied = z.object({
  outcome: made<PrepareOutcome>(),
  decisions: z.string(),
  addedIgnoreRules: z.array(z.string()),
  addedSubstitutions: z.array(z.tuple([z.string(), z.string()])),
});
type Copied = z.output<typeof Copied>;

/** A draft as the program holds it. On disk the manifest has no line with a secret. */
export const SavedDraft = Draft.omit({ prepared: true, secretsLeftOut: true }).extend({
  copied: Copied.nullable(),
});
export type SavedDraft = z.output<typeof SavedDraft>;

/** How a draft is kept: one document each. Null stands for a file that is not there. */
export const draftDocument: DocumentKind<SavedDraft | null> = {
  formatVersion: 1,
  schema: SavedDraft.nullable(),
  empty: () => null,
};

/** The draft as windows see it. */
export function asDraft(saved: SavedDraft): Draft {
  const { copied, ...draft } = saved;
  return {
    ...draft,
    prepared: copied !== null && copied.decisions === decisionsOf(saved) ? copied.outcome : null,
    secretsLeftOut: missingSecrets(saved.manifestText).length > 0,
  };
}

/**
 * A digest of all that decides what a copy puts on a drive: as long as it is the same, the copy is good. The lines with
 * secrets are not in it, since they are not on the drive either.
 */
export function decisionsOf(draft: SavedDraft): string {
  const { drive, sources, useDriveContents, keyPrefix, ignoreJunk, skipErrors, renames, manifestText } =
    draft;
  const decided = [
    drive?.driveId ?? null,
    useDriveContents ? [] : sources,
    useDriveContents,
    keyPrefix,
    ignoreJunk,
    skipErrors,
    Object.entries(renames).sort(([a], [b]) => (a < b ? -1 : 1)),
    withoutSecretLines(manifestText).text,
  ];
  return createHash('sha256').update(JSON.stringify(decided)).digest('hex');
}
