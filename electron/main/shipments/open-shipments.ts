import type { Clock } from '../../../shared/base/time.ts';
import type { Shipment } from '../../../shared/contract/shipments.ts';
import type { Speech } from '../../../shared/words/words.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { AskService } from '../accounts/ask-service.ts';
import type { RunHost } from '../jobs/run-host.ts';
import type { Ports } from '../ports.ts';
import type { SettingsStore } from '../settings-store.ts';
import { isFollowed } from './check-schedule.ts';
import { followShipments } from './follow-shipments.ts';
import { createProofExport, type ProofExport } from './proof-export.ts';
import { defineProofRuns, type ProofTask } from './proof-runs.ts';
import type { SavedShipment } from './saved-shipment.ts';
import { createShipmentActions, type ShipmentActions } from './shipment-actions.ts';
import type { ShipmentFolder } from './shipment-folder.ts';
import { tellNews } from './shipment-news.ts';
import { openShipmentStore } from './shipment-store.ts';
import { systemTimers, type Timers } from './timers.ts';

export interface ShipmentsOptions {
  readonly ports: Ports;
  readonly settings: SettingsStore;
  readonly words: () => Speech;
  readonly accounts: Accounts;
  readonly askService: AskService;
  readonly runs: Pick<RunHost, 'define' | 'list' | 'dismiss'>;
  readonly timers?: Timers;
}

/** The customer's jobs: kept, followed, changed and proved. */
export interface Shipments extends ShipmentActions {
  list(): readonly Shipment[];
  /** Throws NOT_FOUND. */
  find(shipmentId: string): Shipment;
  watch(signal: AbortSignal): AsyncGenerator<Shipment[]>;
  folder(shipmentId: string): ShipmentFolder;
  /** Keeps a new one and begins to follow it. */
  add(shipment: SavedShipment): Promise<void>;
  /** Asks the service now: of one, or of all that it can be asked of. */
  refresh(shipmentId: string | null): Promise<void>;
  noteSent(
    shipmentId: string,
    sent: { readonly carrier: string; readonly trackingNumber: string },
  ): Promise<void>;
  noteRehearsal(shipmentId: string, rehearsal: NonNullable<Shipment['rehearsal']>): Promise<void>;
  noteSignature(shipmentId: string, path: string): Promise<void>;
  markSeen(shipmentId: string): Promise<void>;
  /** Throws RUN_BUSY while it is being proved. */
  forget(shipmentId: string): Promise<void>;
  /** Starts a proof in a worker; the id of the run. Throws RUN_BUSY. */
  prove(task: ProofTask): string;
  readonly exports: ProofExport;
  close(): void;
}

/** Opens the shipments of a data folder and follows those whose status can still change. */
export async function openShipments(options: ShipmentsOptions): Promise<Shipments> {
  const { ports, settings, words, accounts, askService, runs } = options;
  const clock: Clock = ports.clock;
  const store = await openShipmentStore(ports.facts.dataFolder, ports.log);
  const closing = new AbortController();
  const follower = followShipments({
    store,
    accounts,
    askService,
    clock,
    log: ports.log,
    timers: options.timers ?? systemTimers,
    onNews: (shipment) => tellNews(shipment, { ports, words, isWanted: () => settings.get().notifications }),
  });
  const proofs = defineProofRuns({ store, accounts, runs, clock });
  void badge();
  void lookAgainWhenAccountsChange();
  for (const { shipmentId, ...saved } of store.list()) {
    if (isFollowed({ shipmentId, ...saved })) void follower.look(shipmentId);
  }

  async function badge(): Promise<void> {
    let shown = -1;
    for await (const shipments of store.watch(closing.signal)) {
      const unseen = shipments.filter(({ isUnseen }) => isUnseen).length;
      if (unseen !== shown) ports.notifier.setBadge(unseen);
      shown = unseen;
    }
  }

  /** What failed for want of a good address or secret may work now. */
  async function lookAgainWhenAccountsChange(): Promise<void> {
    for await (const _changed of accounts.watch(closing.signal)) {
      for (const { shipmentId, checkError } of store.list()) {
        if (checkError !== null) void follower.look(shipmentId);
      }
    }
  }

  const note = async (shipmentId: string, facts: Partial<SavedShipment>): Promise<void> => {
    await store.change(shipmentId, (shipment) => ({ ...shipment, ...facts }));
  };

  return {
    ...createShipmentActions({ store, accounts, askService, follower, clock }),
    list: () => store.list(),
    find: (shipmentId) => store.find(shipmentId),
    watch: (signal) => store.watch(signal),
    folder: (shipmentId) => store.folder(shipmentId),
    async add(shipment) {
      await store.add(shipment);
      void follower.look(shipment.shipmentId);
    },
    async refresh(shipmentId) {
      const chosen = shipmentId === null ? store.list() : [store.find(shipmentId)];
      await Promise.all(chosen.map((one) => follower.look(one.shipmentId)));
    },
    noteSent: (shipmentId, { carrier, trackingNumber }) =>
      note(shipmentId, {
        carrier,
        trackingNumber,
        sentMs: store.find(shipmentId).sentMs ?? clock.now(),
      }),
    noteRehearsal: (shipmentId, rehearsal) => note(shipmentId, { rehearsal }),
    noteSignature: (shipmentId, path) => note(shipmentId, { signature: { path, atMs: clock.now() } }),
    markSeen: (shipmentId) => note(shipmentId, { isUnseen: false }),
    async forget(shipmentId) {
      for (const { runId, kind, subject } of runs.list()) {
        if (kind === 'prove' && subject.shipmentId === shipmentId) runs.dismiss(runId);
      }
      follower.forget(shipmentId);
      await store.remove(shipmentId);
    },
    prove: (task) =>
      proofs.start({
        subject: {
          draftId: null,
          shipmentId: task.shipmentId,
          jobId: store.find(task.shipmentId).jobId,
          mountPoint: null,
          driveId: null,
        },
        task,
      }).runId,
    exports: createProofExport({ store, ports, words, paper: () => settings.get().paper }),
    close() {
      closing.abort();
      follower.stop();
    },
  };
}
