import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '../../../shared/base/time.ts';
import { toErrorData } from '../../../shared/contract/error-crossing.ts';
import { Target, type TargetInput, type TargetStep } from '../../../shared/contract/station.ts';
import { watched } from '../../../shared/contract/watched.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { testFolderTarget } from '../../../shared/engine/loader/folder-target-test.ts';
import { testStore } from '../../../shared/engine/s3/target-test.ts';
import type { StoreAccess, TargetAccess } from '../../worker/worker-contract.ts';
import { openDocument, type DocumentKind } from '../documents/json-document.ts';
import type { SecretStore } from '../ports.ts';

const SavedTarget = Target.omit({ hasSecret: true });
type SavedTarget = z.output<typeof SavedTarget>;

const kind: DocumentKind<readonly SavedTarget[]> = {
  formatVersion: 1,
  schema: z.array(SavedTarget),
  empty: () => [],
};

/** Where this station puts objects. Secret keys lie with the system's keychain, never in the document. */
export interface Targets {
  list(): readonly Target[];
  watch(signal: AbortSignal): AsyncGenerator<Target[]>;
  /** Throws NOT_FOUND, as all that follow do. */
  find(targetId: string): Target;
  /** A secret that is left out stays as it is, an empty one is forgotten. Throws TARGET_INVALID. */
  save(input: TargetInput): Promise<Target>;
  remove(targetId: string): Promise<void>;
  /** With the secret, for a worker. Throws TARGET_SECRET. */
  access(targetId: string): Promise<TargetAccess>;
  /** Tries what a load needs, with the target's own bucket unless another is named. Throws TARGET_SECRET. */
  test(targetId: string, bucket: string, signal: AbortSignal): Promise<TargetStep[]>;
}

const secretOf = (targetId: string): string => `target:${targetId}`;

/** Opens the targets of a data folder. */
export async function openTargets(dataFolder: string, secrets: SecretStore, clock: Clock): Promise<Targets> {
  const document = await openDocument(join(dataFolder, 'targets.json'), kind);
  const shown = watched<Target[]>(await show());

  function show(): Promise<Target[]> {
    return Promise.all(document.get().map(withSecret));
  }

  async function withSecret(target: SavedTarget): Promise<Target> {
    return { ...target, hasSecret: (await secrets.get(secretOf(target.targetId))) !== null };
  }

  function find(targetId: string): Target {
    const target = shown.get().find((one) => one.targetId === targetId);
    if (target === undefined) throw appError('NOT_FOUND', { detail: `target ${targetId}` });
    return target;
  }

  async function access(targetId: string): Promise<TargetAccess> {
    const target = find(targetId);
    if (target.kind === 'folder') return { kind: 'folder', folder: target.folder };
    const secretAccessKey = await secrets.get(secretOf(targetId));
    if (secretAccessKey === null) throw appError('TARGET_SECRET', { detail: target.name });
    return { kind: 's3', store: storeOf(target, secretAccessKey) };
  }

  return {
    list: () => shown.get(),
    watch: (signal) => shown.watch(signal),
    find,
    access,

    async save({ secretAccessKey, ...input }) {
      if (input.targetId !== null) find(input.targetId);
      checkTarget(input);
      const target = { ...input, targetId: input.targetId ?? randomUUID() };
      const name = secretOf(target.targetId);
      // The secret first: a target that is listed without its secret could not be used.
      if (secretAccessKey === '' || target.kind === 'folder') await secrets.remove(name);
      else if (secretAccessKey !== undefined) await secrets.set(name, secretAccessKey);
      await document.change((targets) =>
        targets.some(({ targetId }) => targetId === target.targetId)
          ? targets.map((one) => (one.targetId === target.targetId ? target : one))
          : [...targets, target],
      );
      shown.set(await show());
      return find(target.targetId);
    },

    async remove(targetId) {
      find(targetId);
      await document.change((targets) => targets.filter((one) => one.targetId !== targetId));
      await secrets.remove(secretOf(targetId));
      shown.set(await show());
    },

    async test(targetId, bucket, signal) {
      const target = find(targetId);
      const found = await access(targetId);
      const steps =
        found.kind === 'folder'
          ? await testFolderTarget(found.folder)
          : await testStore(
              { ...found.store, style: found.store.style ?? undefined, clock },
              bucket === '' ? target.bucket : bucket,
              signal,
            );
      return steps.map(({ name, outcome, detail, error }) => ({
        name,
        outcome,
        detail,
        error: error === null ? null : toErrorData(error),
      }));
    },
  };
}

function storeOf(target: Target, secretAccessKey: string): StoreAccess {
  const { endpointUrl, accessKeyId, style } = target;
  return {
    endpointUrl,
    region: target.region === '' ? 'us-east-1' : target.region,
    credentials: { accessKeyId, secretAccessKey },
    style: style === 'auto' ? null : style,
  };
}

/** Throws TARGET_INVALID for what could be no target. */
function checkTarget(target: Omit<TargetInput, 'targetId' | 'secretAccessKey'>): void {
  const { endpointUrl, folder } = target;
  if (target.kind === 'folder') {
    if (folder === '') throw appError('TARGET_INVALID', { detail: 'No folder is named.' });
    return;
  }
  const url = URL.canParse(endpointUrl) ? new URL(endpointUrl) : null;
  const isPlain = url !== null && url.username === '' && url.search === '' && url.hash === '';
  if (!isPlain || !['http:', 'https:'].includes(url.protocol))
    throw appError('TARGET_INVALID', { detail: endpointUrl });
  if (target.accessKeyId === '') throw appError('TARGET_INVALID', { detail: 'No access key is named.' });
}
