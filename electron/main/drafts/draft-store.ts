import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { watched } from '../../../shared/contract/watched.ts';
import type { Draft } from '../../../shared/contract/drafts.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { missingSecrets, withoutSecretLines } from '../../../shared/domain/manifest/secret-lines.ts';
import { openDocument, type JsonDocument } from '../documents/json-document.ts';
import type { Log, SecretStore } from '../ports.ts';
import { asDraft, draftDocument, type SavedDraft } from './saved-draft.ts';

/** All drafts: a document each, and the text of a manifest with a password or PIN among the secrets. */
export interface DraftStore {
  /** Throws NOT_FOUND. */
  find(draftId: string): SavedDraft;
  /** Saves what `change` makes of a draft, and gives it. Throws NOT_FOUND, DOCUMENT_UNWRITABLE. */
  change(draftId: string, change: (draft: SavedDraft) => SavedDraft): Promise<SavedDraft>;
  add(draft: SavedDraft): Promise<void>;
  remove(draftId: string): Promise<void>;
  /** The last changed first. */
  watch(signal: AbortSignal): AsyncGenerator<Draft[]>;
}

interface Kept {
  readonly document: JsonDocument<SavedDraft | null>;
  /** With the secrets that the document lacks. */
  draft: SavedDraft;
  /** Changes are made one after the other. */
  queue: Promise<unknown>;
}

export interface DraftStorePorts {
  readonly dataFolder: string;
  readonly secrets: SecretStore;
  readonly log: Log;
}

/** Opens the drafts in a data folder. One that cannot be read is left out and told to the log. */
export async function openDraftStore({ dataFolder, secrets, log }: DraftStorePorts): Promise<DraftStore> {
  const parent = join(dataFolder, 'drafts');
  const drafts = await openAll();
  const shown = watched(all());

  async function openAll(): Promise<Map<string, Kept>> {
    await mkdir(parent, { recursive: true, mode: 0o700 });
    const found = new Map<string, Kept>();
    for (const name of await readdir(parent)) {
      const draftId = /^([A-Za-z0-9-]{1,64})\.json$/.exec(name)?.[1];
      if (draftId === undefined) continue;
      try {
        const document = await openDocument(join(parent, name), draftDocument);
        const draft = document.get();
        if (draft?.draftId !== draftId) continue;
        const manifestText = await wholeText(draft);
        found.set(draftId, { document, draft: { ...draft, manifestText }, queue: Promise.resolve() });
      } catch (error) {
        log.fault('drafts', error);
      }
    }
    return found;
  }

  /** A secret beside a document that lacks no line was left there by a crash, and is older than the document. */
  async function wholeText({ draftId, manifestText }: SavedDraft): Promise<string> {
    const isWhole = missingSecrets(manifestText).length === 0;
    return isWhole ? manifestText : ((await secrets.get(secretOf(draftId))) ?? manifestText);
  }

  function all(): Draft[] {
    return [...drafts.values()].map(({ draft }) => asDraft(draft)).sort((a, b) => b.changedMs - a.changedMs);
  }

  function keptOf(draftId: string): Kept {
    const kept = drafts.get(draftId);
    if (kept === undefined) throw appError('NOT_FOUND', { detail: `draft ${draftId}` });
    return kept;
  }

  async function save(kept: Kept, draft: SavedDraft): Promise<void> {
    const { text, isRedacted } = withoutSecretLines(draft.manifestText);
    const name = secretOf(draft.draftId);
    // The secret first: a document that lacks lines must not be without them after a crash.
    if (isRedacted) await secrets.set(name, draft.manifestText);
    await kept.document.change(() => ({ ...draft, manifestText: text }));
    if (!isRedacted && (await secrets.get(name)) !== null) await secrets.remove(name);
    kept.draft = draft;
    shown.set(all());
  }

  return {
    find: (draftId) => keptOf(draftId).draft,
    watch: (signal) => shown.watch(signal),
    change(draftId, change) {
      const kept = keptOf(draftId);
      const next = kept.queue.then(async () => {
        keptOf(draftId);
        const changed = change(kept.draft);
        if (changed !== kept.draft) await save(kept, changed);
        return kept.draft;
      });
      kept.queue = next.catch(() => undefined);
      return next;
    },
    async add(draft) {
      const document = await openDocument(fileOf(draft.draftId), draftDocument);
      const kept: Kept = { document, draft, queue: Promise.resolve() };
      drafts.set(draft.draftId, kept);
      await save(kept, draft);
    },
    async remove(draftId) {
      const kept = keptOf(draftId);
      drafts.delete(draftId);
      shown.set(all());
      await kept.queue;
      await rm(fileOf(draftId), { force: true });
      await secrets.remove(secretOf(draftId));
    },
  };

  function fileOf(draftId: string): string {
    return join(parent, `${draftId}.json`);
  }
}

function secretOf(draftId: string): string {
  return `draft:${draftId}`;
}
