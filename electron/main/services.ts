import { openAccounts, type Accounts } from './accounts/accounts.ts';
import { openAddressBook, type AddressBook } from './accounts/address-book.ts';
import { createAskService, type AskService } from './accounts/ask-service.ts';
import { createDriveWatch, type DriveWatch } from './drives/drive-watch.ts';
import { createTreeHost, type TreeHost } from './trees/tree-host.ts';
import { openRunHost, type RunHost } from './jobs/run-host.ts';
import { createLabels, type Labels } from './labels/create-labels.ts';
import { openShipments, type Shipments } from './shipments/open-shipments.ts';
import { openSettings, type SettingsStore } from './settings-store.ts';
import { createSpokenWords } from './spoken-words.ts';
import { saveFile } from './documents/save-file.ts';
import type { Ports } from './ports.ts';
import type { Speech } from '../../shared/words/words.ts';

/** The parts of the program that do something; handlers call them. Runs without Electron. */
export interface Services {
  readonly ports: Ports;
  readonly settings: SettingsStore;
  /** The words of the language that is chosen now. */
  readonly words: () => Speech;
  readonly accounts: Accounts;
  readonly addresses: AddressBook;
  readonly askService: AskService;
  readonly drives: DriveWatch;
  readonly runs: RunHost;
  readonly trees: TreeHost;
  readonly shipments: Shipments;
  readonly labels: Labels;
  readonly saveFile: typeof saveFile;
  saveSupportBundle(): Promise<{ path: string | null }>;
  /** Stops what can be resumed and closes what is open. */
  close(): Promise<void>;
}

/** Opens everything in the data folder, in the order in which the parts need each other. */
export async function openServices(ports: Ports): Promise<Services> {
  const { dataFolder } = ports.facts;
  const settings = await openSettings(dataFolder);
  const words = createSpokenWords(settings, ports.facts.systemLanguage);
  const accounts = await openAccounts(dataFolder, ports.secrets);
  const askService = createAskService(accounts, ports.clock);
  const drives = createDriveWatch();
  const runs = await openRunHost({ ...ports, dataFolder, drives });
  const shipments = await openShipments({ ports, settings, words, accounts, askService, runs });
  return {
    ports,
    settings,
    words,
    accounts,
    addresses: await openAddressBook(dataFolder),
    askService,
    drives,
    runs,
    trees: createTreeHost(ports.workers),
    shipments,
    labels: createLabels({ ports, shipments, words, clock: ports.clock }),
    saveFile,
    saveSupportBundle: async () => ({ path: null }),
    async close() {
      shipments.close();
      await runs.pauseAll();
    },
  };
}
