import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppClient } from '../../../shared/contract/contract.ts';
import type { RunSnapshot } from '../../../shared/contract/runs.ts';
import type {
  DeskJobView,
  StationAccount,
  StationDrive,
  StationState,
  Target,
} from '../../../shared/contract/station.ts';
import type { ErrorData } from '../../../shared/contract/error-data.ts';

/** What the lab's window shows; all of it is mirrored from the program. Null before it was told. */
interface StationView {
  readonly station: StationState | null;
  readonly jobs: readonly DeskJobView[] | null;
  readonly drives: readonly StationDrive[] | null;
  readonly drivesError: ErrorData | null;
  /** The loads, newest first. */
  readonly loads: readonly RunSnapshot[];
  readonly targets: readonly Target[] | null;
  readonly accounts: readonly StationAccount[] | null;
  /** Why something is not told any more. */
  readonly problem: unknown;
}

/** The window's view of the station. What a person does there goes to the program, which tells what came of it. */
export interface StationStore extends StoreApi<StationView> {
  readonly client: AppClient;
  /** Begins to listen; what it returns ends that. */
  listen(): () => void;
}

/** Makes the store of the lab's window. */
export function createStationStore(client: AppClient): StationStore {
  const store = createStore<StationView>()(() => ({
    station: null,
    jobs: null,
    drives: null,
    drivesError: null,
    loads: [],
    targets: null,
    accounts: null,
    problem: null,
  }));

  function tell<Value>(change: (value: Value) => Partial<StationView>) {
    return {
      onValue: (value: Value) => store.setState(change(value)),
      onEnd(problem: Error | null) {
        if (problem !== null) store.setState({ problem });
      },
    };
  }

  return {
    ...store,
    client,
    listen() {
      const ends = [
        client.subscribe(
          'station.watch',
          undefined,
          tell((station) => ({ station })),
        ),
        client.subscribe(
          'station.jobs',
          undefined,
          tell((jobs) => ({ jobs })),
        ),
        client.subscribe(
          'station.drives',
          undefined,
          tell(({ drives, error }) => ({ drives, drivesError: error })),
        ),
        client.subscribe(
          'targets.watch',
          undefined,
          tell((targets) => ({ targets })),
        ),
        client.subscribe(
          'stationAccounts.watch',
          undefined,
          tell((accounts) => ({ accounts })),
        ),
        client.subscribe(
          'runs.watch',
          undefined,
          tell((runs) => ({ loads: runs.filter(({ kind }) => kind === 'load') })),
        ),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
