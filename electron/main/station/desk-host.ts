import { delay } from '../../../shared/base/async.ts';
import { AppError } from '../../../shared/base/errors.ts';
import type { Clock } from '../../../shared/base/time.ts';
import type {
  Client,
  FeedName,
  InputOf,
  ValueOf,
  CallName,
  OutputOf,
} from '../../../shared/contract/define.ts';
import { toErrorData } from '../../../shared/contract/error-crossing.ts';
import type { StationState } from '../../../shared/contract/station.ts';
import { watched, type Watched } from '../../../shared/contract/watched.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import type { Facility } from '../../../shared/domain/labels/facility.ts';
import type { DeskContract } from '../../worker/desk-contract.ts';
import { startWorker, type Worker } from '../jobs/worker-client.ts';
import type { WorkerStarter } from '../ports.ts';
import { followFeed } from '../trees/follow-feed.ts';

/** How the station stands. */
type DeskState = Pick<StationState, 'kind' | 'facility' | 'error' | 'dataFolder'>;

/**
 * The process that has the station open. It is started again when it dies: the station itself is in its database, and
 * what windows watch goes on by itself.
 */
export interface DeskHost {
  readonly state: Watched<DeskState>;
  /**
   * Opens the station of a folder in place of the one that is open. With `facility`, a folder that is no station yet
   * becomes one. Throws what openStation throws; the state then says the same.
   */
  open(dataFolder: string, facility: Facility | null): Promise<void>;
  /** Throws NOT_FOUND while no station is open, and ENGINE_GONE when its process dies over the question. */
  call<N extends CallName<DeskContract>>(
    name: N,
    input: InputOf<DeskContract, N>,
  ): Promise<OutputOf<DeskContract, N>>;
  /** A feed over all the processes that come one after the other; waits while no station is open. */
  follow<N extends FeedName<DeskContract>>(
    name: N,
    input: InputOf<DeskContract, N>,
    signal: AbortSignal,
  ): AsyncGenerator<ValueOf<DeskContract, N>>;
  close(): Promise<void>;
}

interface Opened {
  readonly worker: Worker;
  readonly ending: AbortController;
}

/** More deaths than this within a minute are no accident. */
const deathLimit = 5;
const minuteMs = 60_000;
const restartDelayMs = 500;

/** Makes the host; nothing is started before `open`. */
export function createDeskHost(workers: WorkerStarter, clock: Clock): DeskHost {
  const state = watched<DeskState>({ kind: 'opening', dataFolder: '', facility: null, error: null });
  let opened: Opened | null = null;
  let deathsMs: number[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  async function start(dataFolder: string, facility: Facility | null): Promise<void> {
    await stop();
    state.set({ kind: 'opening', dataFolder, facility: null, error: null });
    const worker = startWorker(workers);
    const ending = new AbortController();
    try {
      await worker.client.call('desk.open', { dataFolder, facility });
    } catch (error) {
      worker.kill();
      const isNone = error instanceof AppError && error.code === 'STATION_NOT_FOUND';
      const told = isNone ? null : toErrorData(asEngineError(error));
      state.set({ kind: isNone ? 'none' : 'failed', dataFolder, facility: null, error: told });
      throw asEngineError(error);
    }
    opened = { worker, ending };
    void followFacility(worker.client, dataFolder, ending.signal);
    void worker.ended.then(() => onDeath(ending, dataFolder));
  }

  async function stop(): Promise<void> {
    const before = opened;
    opened = null;
    before?.ending.abort();
    before?.worker.kill();
    await before?.worker.ended;
  }

  async function followFacility(
    client: Client<DeskContract>,
    dataFolder: string,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const told = followFeed<Facility | null>(
        (listener) => client.subscribe('desk.facility', undefined, listener),
        signal,
      );
      for await (const facility of told) state.set({ kind: 'open', dataFolder, facility, error: null });
    } catch (error) {
      if (isGone(error) || signal.aborted) return;
      state.set({ kind: 'failed', dataFolder, facility: null, error: toErrorData(error) });
    }
  }

  function onDeath(ending: AbortController, dataFolder: string): void {
    if (ending.signal.aborted) return;
    ending.abort();
    opened = null;
    const nowMs = clock.now();
    deathsMs = [...deathsMs.filter((atMs) => nowMs - atMs < minuteMs), nowMs];
    if (deathsMs.length > deathLimit) {
      const error = toErrorData(appError('ENGINE_GONE'));
      state.set({ kind: 'failed', dataFolder, facility: null, error });
      return;
    }
    state.set({ ...state.get(), kind: 'opening' });
    void enqueue(async () => {
      await delay(restartDelayMs);
      if (state.get().kind === 'opening') await start(dataFolder, null);
    }).catch(() => undefined);
  }

  function enqueue<T>(work: () => Promise<T>): Promise<T> {
    const next = queue.then(work);
    queue = next.catch(() => undefined);
    return next;
  }

  /** The client once there is one; null when the signal has aborted. */
  async function whenOpen(signal: AbortSignal): Promise<Client<DeskContract> | null> {
    for await (const _state of state.watch(signal)) {
      // The state is told anew once the process is there.
      const client = clientNow();
      if (client !== null) return client;
    }
    return null;
  }

  function clientNow(): Client<DeskContract> | null {
    return opened?.worker.client ?? null;
  }

  return {
    state,
    open: (dataFolder, facility) => enqueue(() => start(dataFolder, facility)),

    async call(name, input) {
      if (state.get().kind === 'opening') await queue;
      const client = clientNow();
      if (client === null) throw appError(state.get().error === null ? 'NOT_FOUND' : 'ENGINE_GONE');
      try {
        // The mapped types say what each name takes; a call without an input takes undefined.
        return await client.call(name, ...([input] as never));
      } catch (error) {
        throw asEngineError(error);
      }
    },

    async *follow<N extends FeedName<DeskContract>>(
      name: N,
      input: InputOf<DeskContract, N>,
      signal: AbortSignal,
    ): AsyncGenerator<ValueOf<DeskContract, N>> {
      while (!signal.aborted) {
        const client = await whenOpen(signal);
        if (client === null) return;
        try {
          yield* followFeed<ValueOf<DeskContract, N>>(
            (listener) => client.subscribe(name, input, listener),
            signal,
          );
          return;
        } catch (error) {
          if (!isGone(error)) throw error;
          await delay(restartDelayMs, signal).catch(() => undefined);
        }
      }
    },

    close: () => enqueue(stop),
  };
}

function isGone(error: unknown): boolean {
  return error instanceof AppError && error.code === 'BRIDGE_GONE';
}

/** A worker that is gone is told as what it is, not as a lost window. */
function asEngineError(error: unknown): unknown {
  return isGone(error) ? appError('ENGINE_GONE', { cause: error }) : error;
}
