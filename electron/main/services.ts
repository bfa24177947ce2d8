import { createChosenPaths, type ChosenPaths } from './chosen-paths.ts';
import { createUnfinished, type Unfinished } from './unfinished.ts';
import { openAccounts, type Accounts } from './accounts/accounts.ts';
import { openAddressBook, type AddressBook } from './accounts/address-book.ts';
import { createAskService, type AskService } from './accounts/ask-service.ts';
import { createDraftRuns, type DraftRuns } from './drafts/draft-runs.ts';
import { openDraftStore } from './drafts/draft-store.ts';
import { createDrafts, type Drafts } from './drafts/drafts.ts';
import { findDrive } from './drafts/job-making/find-drive.ts';
import { createJobMaking, type JobMaking } from './drafts/job-making/create-job-making.ts';
import { createDriveWatch, type DriveWatch } from './drives/drive-watch.ts';
import { createTreeHost, type TreeHost } from './trees/tree-host.ts';
import { openRunHost, type RunHost } from './jobs/run-host.ts';
import { createLabels, type Labels } from './labels/create-labels.ts';
import { openShipments, type Shipments } from './shipments/open-shipments.ts';
import { openSettings, type SettingsStore } from './settings-store.ts';
import { createSpokenWords } from './spoken-words.ts';
import { findSetAside } from './documents/find-set-aside.ts';
import { saveFile } from './documents/save-file.ts';
import { openStationService, type StationService } from './station/station-service.ts';
import type { Ports } from './ports.ts';
import type { Speech } from '../../shared/words/words.ts';

/** The parts of the program that do something; handlers call them. Runs without Electron. */
export interface Services {
  readonly ports: Ports;
  /** What the person has named of their files; a window may name nothing else where it says so. */
  readonly chosenPaths: ChosenPaths;
  /** What `close` waits for. */
  readonly unfinished: Unfinished;
  readonly settings: SettingsStore;
  /** The words of the language that is chosen now. */
  readonly words: () => Speech;
  readonly accounts: Accounts;
  readonly addresses: AddressBook;
  readonly askService: AskService;
  readonly drives: DriveWatch;
  readonly runs: RunHost;
  readonly drafts: Drafts;
  readonly draftRuns: DraftRuns;
  /** The part of the wizard's calls that signs drives and creates jobs. */
  readonly jobMaking: JobMaking;
  readonly trees: TreeHost;
  readonly shipments: Shipments;
  readonly labels: Labels;
  readonly station: StationService;
  readonly saveFile: typeof saveFile;
  /** Saved documents that could not be read at this start, where they lie now. */
  readonly setAside: readonly string[];
  /** Stops what can be resumed, waits for what cannot, and closes what is open. */
  close(): Promise<void>;
}

/** Opens everything in the data folder, in the order in which the parts need each other. */
export async function openServices(ports: Ports): Promise<Services> {
  const { dataFolder } = ports.facts;
  const startedMs = Date.now();
  const unfinished = createUnfinished();
  const settings = await openSettings(dataFolder);
  const words = createSpokenWords(settings, ports.facts.systemLanguage);
  const accounts = await openAccounts(dataFolder, ports.secrets);
  const askService = createAskService(accounts, ports.clock);
  const drives = createDriveWatch(ports.log);
  const runs = await openRunHost({ ...ports, dataFolder, drives });
  const shipments = await openShipments({ ports, settings, words, accounts, askService, runs });
  const draftStore = await openDraftStore({ ...ports, dataFolder });
  const drafts = createDrafts({ store: draftStore, runs, clock: ports.clock });
  const { stationFolder } = ports.facts;
  const station = await openStationService({
    ...ports,
    dataFolder,
    defaultStationFolder: stationFolder,
    drives,
    runs,
  });
  const addresses = await openAddressBook(dataFolder);
  const setAside = await findSetAside(dataFolder, startedMs);
  for (const path of setAside) ports.log.info(`set aside, since it could not be read: ${path}`);
  return {
    ports,
    setAside,
    chosenPaths: createChosenPaths(),
    unfinished,
    settings,
    words,
    accounts,
    addresses,
    askService,
    drives,
    runs,
    drafts,
    draftRuns: createDraftRuns({ runs, drafts, shipments, clock: ports.clock }),
    jobMaking: createJobMaking(
      {
        drafts,
        shipments,
        accounts,
        askService,
        clock: ports.clock,
        log: ports.log,
        placeOf: (draft) => findDrive(drives, draft),
      },
      unfinished,
    ),
    trees: createTreeHost(ports.workers),
    shipments,
    labels: createLabels({ ports, shipments, words, clock: ports.clock }),
    station,
    saveFile,
    async close() {
      shipments.close();
      await Promise.all([runs.pauseAll(), unfinished.settled()]);
      await station.close();
    },
  };
}
