import type { Clock } from '../../../shared/base/time.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { AskService } from '../accounts/ask-service.ts';
import type { Log } from '../ports.ts';
import { tellFault } from '../tell-fault.ts';
import { isFollowed, nextLookMs, type Looks } from './check-schedule.ts';
import { withStatus, type SavedShipment } from './saved-shipment.ts';
import type { ShipmentStore } from './shipment-store.ts';
import type { Timers } from './timers.ts';

export interface FollowOptions {
  readonly store: ShipmentStore;
  readonly accounts: Accounts;
  readonly askService: AskService;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Pick<Log, 'fault'>;
  /** Told when a status has changed since it was last known. */
  readonly onNews: (shipment: SavedShipment) => void;
}

/** Looks at the status of jobs again and again, for as long as it can change. */
export interface Follower {
  /** Looks now and goes on by itself. Resolves when this look has ended, well or not. */
  look(shipmentId: string): Promise<void>;
  /** As `look`, but begins after now, for who has just changed the job: what it finds is no news to them. */
  catchUp(shipmentId: string): Promise<void>;
  /** No more looks at one that was forgotten. */
  forget(shipmentId: string): void;
  stop(): void;
}

const noLooks: Looks = { unchanged: 0, failed: 0 };

/** Follows shipments; `look` begins with each. */
export function followShipments(options: FollowOptions): Follower {
  const { store, clock, timers } = options;
  const stopping = new AbortController();
  const looks = new Map<string, Looks>();
  const waiting = new Map<string, () => void>();
  const underWay = new Map<string, Promise<void>>();

  function look(shipmentId: string, isExpected = false): Promise<void> {
    const running =
      underWay.get(shipmentId) ?? run(shipmentId, isExpected).finally(() => underWay.delete(shipmentId));
    underWay.set(shipmentId, running);
    return running;
  }

  async function run(shipmentId: string, isExpected: boolean): Promise<void> {
    dropTimer(shipmentId);
    if (stopping.signal.aborted || !store.has(shipmentId)) return;
    const { accountId } = store.find(shipmentId);
    if (accountId === null) return;
    store.note(shipmentId, { isChecking: true, nextCheckMs: null });
    try {
      const isNew = await ask(shipmentId, { accountId, isExpected });
      looks.set(shipmentId, { unchanged: isNew ? 0 : before(shipmentId).unchanged + 1, failed: 0 });
      store.note(shipmentId, { isChecking: false, checkError: null });
    } catch (error) {
      if (stopping.signal.aborted) return;
      looks.set(shipmentId, { unchanged: 0, failed: before(shipmentId).failed + 1 });
      store.note(shipmentId, {
        isChecking: false,
        checkError: tellFault('status of a job', error, options.log),
      });
    }
    schedule(shipmentId);
  }

  /** Whether the status is another than before. */
  async function ask(
    shipmentId: string,
    { accountId, isExpected }: { readonly accountId: string; readonly isExpected: boolean },
  ): Promise<boolean> {
    const account = options.accounts.find(accountId);
    const { jobId, history } = store.find(shipmentId);
    const how = { signal: stopping.signal, attempts: 2 };
    const status = await options.askService(account, (client) => client.getStatus(jobId), how);
    if (status.currentManifest !== '') await store.folder(shipmentId).keepManifest(status.currentManifest);
    const after = await store.change(shipmentId, (shipment) => {
      const told = withStatus(shipment, status, clock.now());
      return isExpected ? { ...told, isUnseen: shipment.isUnseen } : told;
    });
    const isNew = after.history.length > history.length;
    if (isNew && history.length > 0 && !isExpected) options.onNews(after);
    return isNew;
  }

  function schedule(shipmentId: string): void {
    if (stopping.signal.aborted || !store.has(shipmentId)) return;
    const isOver = !isFollowed(store.find(shipmentId));
    if (isOver) return;
    const delayMs = nextLookMs(before(shipmentId));
    store.note(shipmentId, { nextCheckMs: clock.now() + delayMs });
    waiting.set(
      shipmentId,
      timers.after(delayMs, () => void look(shipmentId)),
    );
  }

  function before(shipmentId: string): Looks {
    return looks.get(shipmentId) ?? noLooks;
  }

  function dropTimer(shipmentId: string): void {
    waiting.get(shipmentId)?.();
    waiting.delete(shipmentId);
  }

  return {
    look: (shipmentId) => look(shipmentId),
    async catchUp(shipmentId) {
      await underWay.get(shipmentId);
      await look(shipmentId, true);
    },
    forget(shipmentId) {
      dropTimer(shipmentId);
      looks.delete(shipmentId);
    },
    stop() {
      stopping.abort();
      for (const shipmentId of waiting.keys()) dropTimer(shipmentId);
    },
  };
}
