import type { InputOf } from '../../../shared/contract/define.ts';
import type { shipmentsContract } from '../../../shared/contract/shipments.ts';
import type { Clock } from '../../../shared/base/time.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import type { ProofReport } from '../../../shared/domain/proof/proof-report.ts';
import type { ProveTask } from '../../worker/worker-contract.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { RunHost } from '../jobs/run-host.ts';
import type { RunStarter } from '../jobs/run-definition.ts';
import type { ShipmentStore } from './shipment-store.ts';

/** What is to be proved: data that may be saved. */
export type ProofTask = InputOf<typeof shipmentsContract, 'shipments.prove'>;

export interface ProofRunOptions {
  readonly store: ShipmentStore;
  readonly accounts: Accounts;
  readonly runs: Pick<RunHost, 'define'>;
  readonly clock: Clock;
}

/** Says how proofs are made and kept, and gives what starts them. */
export function defineProofRuns(options: ProofRunOptions): RunStarter<ProofTask> {
  const { store, accounts, runs, clock } = options;
  return runs.define<ProofTask>('prove', {
    input: (task) => proveTaskOf(task, store, accounts),
    async finish(result, { task }) {
      // The worker's own result for this kind of work.
      const proof = result as ProofReport;
      const isFetched = task.log.kind === 'bucket';
      await store.change(task.shipmentId, (shipment) => ({
        ...shipment,
        proof,
        provedMs: clock.now(),
        hasLog: shipment.hasLog || isFetched,
      }));
    },
  });
}

/** Throws FILE_UNREADABLE when no inventory is kept or no log is there yet, STORE_UNKNOWN, STORE_SECRET, SECRET_MISSING. */
async function proveTaskOf(task: ProofTask, store: ShipmentStore, accounts: Accounts): Promise<ProveTask> {
  const { shipmentId, log, inventory } = task;
  const { accountId, logBucket, logKey, hasInventory, jobId } = store.find(shipmentId);
  const folder = store.folder(shipmentId);
  if (inventory.kind === 'kept' && !hasInventory) {
    throw appError('FILE_UNREADABLE', { detail: `inventory of job ${jobId}` });
  }
  const shared = {
    source: inventory.kind === 'kept' ? folder.inventoryFile : inventory.path,
    manifestFile: (await folder.manifest()) === null ? null : folder.manifestFile,
    csvAt: null,
  };
  if (log.kind === 'file') return { ...shared, log, keepLogAt: null };
  if (logBucket === null || logKey === null)
    throw appError('FILE_UNREADABLE', { detail: `log of job ${jobId}` });
  if (accountId === null) throw appError('STORE_UNKNOWN', { detail: `s3://${logBucket}/${logKey}` });
  const access = await accounts.store(accountId);
  return {
    ...shared,
    log: { kind: 'bucket', bucket: logBucket, key: logKey, store: { ...access, style: null } },
    keepLogAt: folder.logFile,
  };
}
