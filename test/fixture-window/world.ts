import type { Account, BookAddress } from '../../shared/contract/accounts.ts';
import type { AppInfo, Settings } from '../../shared/contract/app.ts';
import type { AppHandlers } from '../../shared/contract/contract.ts';
import type { Draft } from '../../shared/contract/drafts.ts';
import type { DriveView } from '../../shared/contract/drives.ts';
import type { ErrorData } from '../../shared/contract/error-data.ts';
import type { RunSnapshot } from '../../shared/contract/runs.ts';
import type { Shipment } from '../../shared/contract/shipments.ts';
import type {
  DeskJobView,
  StationAccount,
  StationDrive,
  StationState,
  Target,
} from '../../shared/contract/station.ts';
import type { TreeRow, TreeState } from '../../shared/contract/tree.ts';

/** A tree of keys: what is known of it, and its visible rows. */
export interface TreeFixture {
  readonly state: TreeState;
  readonly rows: (from: number, count: number) => TreeRow[];
}

/** All that a window may be told. */
export interface World {
  readonly info: AppInfo;
  readonly settings: Settings;
  readonly drives: readonly DriveView[];
  readonly drivesError: ErrorData | null;
  readonly accounts: readonly Account[];
  readonly addresses: readonly BookAddress[];
  readonly drafts: readonly Draft[];
  readonly tree: TreeFixture | null;
  readonly runs: readonly RunSnapshot[];
  readonly shipments: readonly Shipment[];
  readonly station: StationState;
  readonly jobs: readonly DeskJobView[];
  readonly stationDrives: readonly StationDrive[];
  readonly targets: readonly Target[];
  readonly stationAccounts: readonly StationAccount[];
  /** Answers in place of the usual ones. */
  readonly answers: Partial<AppHandlers>;
}

/** A customer's program in which nothing was done yet. */
export const quietWorld: World = {
  info: {
    version: '0.1.0',
    electronVersion: '45.4.1',
    platform: 'linux',
    mode: 'customer',
    systemLanguage: 'en',
    dataFolder: '/home/jane/.config/Drivepost',
    secrets: 'encrypted',
    homeFolder: '/home/jane',
    setAside: [],
  },
  settings: {
    mode: 'customer',
    language: 'en',
    theme: 'system',
    paper: 'A4',
    notifications: true,
    keepRunning: true,
  },
  drives: [],
  drivesError: null,
  accounts: [],
  addresses: [],
  drafts: [],
  tree: null,
  runs: [],
  shipments: [],
  station: {
    kind: 'none',
    dataFolder: '/home/lab/.local/share/drivepost',
    facility: null,
    options: {
      listen: {
        host: '127.0.0.1',
        port: 8477,
        tlsCertPath: null,
        tlsKeyPath: null,
        isInsecure: false,
        publicUrl: null,
      },
      serveAtStart: false,
      loadByItself: false,
      targetId: null,
    },
    service: { state: 'off', url: null, error: null },
    error: null,
  },
  jobs: [],
  stationDrives: [],
  targets: [],
  stationAccounts: [],
  answers: {},
};
