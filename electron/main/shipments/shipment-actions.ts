import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../../../shared/base/time.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { signatureName } from '../../../shared/domain/keys/key-for.ts';
import { readManifest } from '../../../shared/domain/manifest/read-manifest.ts';
import type { JobClient } from '../../../shared/engine/job-client/job-client.ts';
import type { ReportedStatus } from '../../../shared/engine/job-client/results.ts';
import { writeIssuedSignature } from '../../../shared/engine/signature/issued-signature.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { AskService } from '../accounts/ask-service.ts';
import type { Follower } from './follow-shipments.ts';
import { newShipment, withStatus, type SavedShipment } from './saved-shipment.ts';
import { checkInventory } from './shipment-folder.ts';
import type { ShipmentStore } from './shipment-store.ts';

export interface ActionOptions {
  readonly store: ShipmentStore;
  readonly accounts: Accounts;
  readonly askService: AskService;
  readonly follower: Follower;
  readonly clock: Clock;
}

/** What a person can have done with a job. All but `findJobs` throw NOT_FOUND for a shipment that is not there. */
export interface ShipmentActions {
  /** The manifest that the service has now, byte for byte. */
  manifest(shipmentId: string): Promise<string>;
  update(change: {
    readonly shipmentId: string;
    readonly manifestText: string;
    readonly validateOnly: boolean;
  }): Promise<{ warningMessage: string | null }>;
  cancel(shipmentId: string): Promise<void>;
  /** Adds the jobs of an account that are not here yet, cancelled ones left out; resolves to how many. */
  findJobs(accountId: string): Promise<number>;
  /** Writes SIGNATURE onto the drive, reads it back and notes where. Throws DRIVE_GONE, DRIVE_CHANGED, SIGNATURE_UNWRITABLE. */
  writeSignature(shipmentId: string, mountPoint: string): Promise<string>;
}

/** Makes the actions; each looks at the status afterwards, so that what it changed is shown. */
export function createShipmentActions(options: ActionOptions): ShipmentActions {
  const { store, accounts, askService, follower, clock } = options;

  function ask<T>(shipmentId: string, use: (client: JobClient, jobId: string) => Promise<T>): Promise<T> {
    const { accountId, jobId } = store.find(shipmentId);
    if (accountId === null) throw appError('NOT_FOUND', { detail: `account of job ${jobId}` });
    return askService(accounts.find(accountId), (client) => use(client, jobId));
  }

  async function addFound(accountId: string, status: ReportedStatus): Promise<void> {
    const atMs = clock.now();
    const createdMs = Date.parse(status.creationDate);
    const found = newShipment({
      shipmentId: randomUUID(),
      jobId: status.jobId,
      accountId,
      createdMs: Number.isNaN(createdMs) ? atMs : createdMs,
      ...manifestFacts(status.currentManifest),
    });
    await store.folder(found.shipmentId).keepManifest(status.currentManifest);
    await store.add(withStatus(found, status, atMs));
    void follower.look(found.shipmentId);
  }

  /** The text of SIGNATURE: as it was kept when the job was made, else as the service tells it. */
  async function signatureOf(shipmentId: string): Promise<string> {
    const kept = await store.folder(shipmentId).signature();
    if (kept !== null) return kept;
    const status = await ask(shipmentId, (client, jobId) => client.getStatus(jobId));
    const contents = status.signatureFileContents ?? '';
    if (contents !== '') await store.folder(shipmentId).keepSignature(contents);
    return contents;
  }

  return {
    manifest: async (shipmentId) =>
      (await ask(shipmentId, (client, jobId) => client.getStatus(jobId))).currentManifest,

    async update({ shipmentId, manifestText, validateOnly }) {
      const manifest = new TextEncoder().encode(manifestText);
      const { warningMessage } = await ask(shipmentId, (client, jobId) =>
        client.updateJob(jobId, { jobType: 'Import', manifest, validateOnly }),
      );
      if (!validateOnly) {
        await store.folder(shipmentId).keepManifest(manifestText);
        await store.change(shipmentId, (shipment) => ({ ...shipment, ...manifestFacts(manifestText) }));
        await follower.catchUp(shipmentId);
      }
      return { warningMessage };
    },

    async cancel(shipmentId) {
      await ask(shipmentId, (client, jobId) => client.cancelJob(jobId));
      await follower.catchUp(shipmentId);
    },

    async findJobs(accountId) {
      const known = new Set(
        store
          .list()
          .flatMap((one) => (one.accountId === accountId || one.accountId === null ? [one.jobId] : [])),
      );
      let added = 0;
      await askService(accounts.find(accountId), async (client) => {
        for await (const job of client.allJobs()) {
          if (job.isCanceled || known.has(job.jobId)) continue;
          await addFound(accountId, await client.getStatus(job.jobId));
          known.add(job.jobId);
          added += 1;
        }
      });
      return added;
    },

    async writeSignature(shipmentId, mountPoint) {
      const { prepared, jobId } = store.find(shipmentId);
      if (prepared !== null) await checkInventory(mountPoint, prepared.inventorySha256);
      await writeIssuedSignature(mountPoint, { contents: await signatureOf(shipmentId), jobId });
      const path = join(mountPoint, signatureName);
      await store.change(shipmentId, (shipment) => ({ ...shipment, signature: { path, atMs: clock.now() } }));
      return path;
    },
  };
}

/** What a shipment shows of its manifest; nothing of one that cannot be read. */
export function manifestFacts(
  text: string,
): Pick<SavedShipment, 'deviceId' | 'bucket'> | Record<string, never> {
  const { manifest } = readManifest(new TextEncoder().encode(text));
  if (manifest === undefined) return {};
  return { deviceId: manifest.deviceId, bucket: manifest.bucket ?? '' };
}
