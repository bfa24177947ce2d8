import { createStore, type StoreApi } from 'zustand/vanilla';
import { applyChanges } from '../../../shared/base/apply-changes.ts';
import type { AppClient } from '../../../shared/contract/contract.ts';
import type { Draft } from '../../../shared/contract/drafts.ts';
import type { RunSnapshot } from '../../../shared/contract/runs.ts';
import type { Shipment } from '../../../shared/contract/shipments.ts';
import type { DraftChanges } from './step-props.ts';

/** The drives in preparation, and the work and the shipments that belong to them. */
export interface PrepareState {
  /** With what was changed here and is not saved yet; null until they are known. */
  readonly drafts: readonly Draft[] | null;
  readonly runs: readonly RunSnapshot[];
  readonly shipments: readonly Shipment[];
  /** Why something could not be done or told. */
  readonly problem: unknown;
}

/** Drafts as a person edits them: a change shows at once and is saved soon after. */
export interface PrepareStore extends StoreApi<PrepareState> {
  /** Mirrors what the program tells, until the returned function is called; that saves what is not saved yet. */
  listen(): () => void;
  /** Null when it could not be made; `problem` says why. */
  create(): Promise<Draft | null>;
  remove(draftId: string): Promise<void>;
  change(draftId: string, changes: DraftChanges): void;
  /** Saves at once what was changed; false when that failed. */
  flush(draftId: string): Promise<boolean>;
  /** Saves at once all that was changed; for the end of the window. */
  readonly flushAll: () => void;
  forgetProblem(): void;
}

interface Edits {
  /** Not sent yet. */
  waiting: DraftChanges | null;
  /** Sent and not answered. */
  sent: DraftChanges | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  queue: Promise<boolean>;
}

/** Makes the store. `settleMs` is how long to wait for more changes before they are saved. */
export function createPrepareStore(client: AppClient, settleMs = 300): PrepareStore {
  const store = createStore<PrepareState>(() => ({ drafts: null, runs: [], shipments: [], problem: null }));
  const edits = new Map<string, Edits>();
  let saved: readonly Draft[] | null = null;

  function fail(problem: Error | null): void {
    store.setState({ problem });
  }

  function show(): void {
    store.setState({ drafts: saved?.map(edited) ?? null });
  }

  function edited(draft: Draft): Draft {
    const { sent = null, waiting = null } = edits.get(draft.draftId) ?? {};
    if (sent === null && waiting === null) return draft;
    return applyChanges(applyChanges(draft, sent ?? {}), waiting ?? {});
  }

  function put(draft: Draft): void {
    saved = (saved ?? []).map((one) => (one.draftId === draft.draftId ? draft : one));
  }

  async function send(draftId: string, edit: Edits): Promise<boolean> {
    const { waiting } = edit;
    if (waiting === null) return true;
    edit.waiting = null;
    edit.sent = waiting;
    try {
      put(await client.call('drafts.change', { draftId, changes: waiting }));
      return true;
    } catch (problem) {
      store.setState({ problem });
      return false;
    } finally {
      edit.sent = null;
      show();
    }
  }

  function flush(draftId: string): Promise<boolean> {
    const edit = edits.get(draftId);
    if (edit === undefined) return Promise.resolve(true);
    clearTimeout(edit.timer);
    edit.queue = edit.queue.then(() => send(draftId, edit));
    return edit.queue;
  }

  function flushAll(): void {
    for (const draftId of edits.keys()) void flush(draftId);
  }

  return {
    ...store,
    flush,
    flushAll,
    forgetProblem: () => store.setState({ problem: null }),
    listen() {
      const ends = [
        client.subscribe('drafts.watch', undefined, {
          onValue(drafts) {
            saved = drafts;
            show();
          },
          onEnd: fail,
        }),
        client.subscribe('runs.watch', undefined, {
          onValue: (runs) => store.setState({ runs }),
          onEnd: fail,
        }),
        client.subscribe('shipments.watch', undefined, {
          onValue: (shipments) => store.setState({ shipments }),
          onEnd: fail,
        }),
      ];
      return () => {
        flushAll();
        for (const end of ends) end();
      };
    },
    async create() {
      try {
        const draft = await client.call('drafts.create');
        const others = (saved ?? []).filter(({ draftId }) => draftId !== draft.draftId);
        saved = [draft, ...others];
        show();
        return draft;
      } catch (problem) {
        store.setState({ problem });
        return null;
      }
    },
    async remove(draftId) {
      clearTimeout(edits.get(draftId)?.timer);
      edits.delete(draftId);
      try {
        await client.call('drafts.remove', { draftId });
      } catch (problem) {
        store.setState({ problem });
      }
    },
    change(draftId, changes) {
      const edit = edits.get(draftId) ?? {
        waiting: null,
        sent: null,
        timer: undefined,
        queue: Promise.resolve(true),
      };
      edits.set(draftId, edit);
      edit.waiting = { ...edit.waiting, ...changes };
      clearTimeout(edit.timer);
      edit.timer = setTimeout(() => void flush(draftId), settleMs);
      show();
    },
  };
}

/** The run of a kind that works, or last worked, on a draft. */
export function runOf(
  { runs }: PrepareState,
  draftId: string,
  kind: 'prepare' | 'rehearse',
): RunSnapshot | null {
  return runs.find((run) => run.kind === kind && run.subject.draftId === draftId) ?? null;
}

/** Whether the drive of a draft is being worked on, so that nothing may be decided anew. */
export function isBusy({ runs }: PrepareState, draftId: string): boolean {
  return runs.some(({ subject, state }) => subject.draftId === draftId && busyStates.has(state));
}

const busyStates: ReadonlySet<RunSnapshot['state']> = new Set(['starting', 'running', 'stopping', 'waiting']);

/** The shipment that came of a draft. */
export function shipmentOf({ shipments }: PrepareState, draft: Draft): Shipment | null {
  return shipments.find(({ shipmentId }) => shipmentId === draft.shipmentId) ?? null;
}
