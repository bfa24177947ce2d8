import { openAccounts, type Accounts } from './accounts/accounts.ts';
import { openAddressBook, type AddressBook } from './accounts/address-book.ts';
import { createAskService, type AskService } from './accounts/ask-service.ts';
import { createDriveWatch, type DriveWatch } from './drives/drive-watch.ts';
import { createTreeHost, type TreeHost } from './trees/tree-host.ts';
import { openRunHost, type RunHost } from './jobs/run-host.ts';
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
  readonly saveFile: typeof saveFile;
  saveSupportBundle(): Promise<{ path: string | null }>;
  /** Stops what can be resumed and closes what is open. */
  close(): Promise<void>;
}

/** Opens everything in the data folder, in the order in which the parts need each other. */
export async function openServices(ports: Ports): Promise<Services> {
  const { dataFolder } = ports.facts;
  const settings = await openSettings(dataFolder);
  const accounts = await openAccounts(dataFolder, ports.secrets);
  const drives = createDriveWatch();
  const runs = await openRunHost({ ...ports, dataFolder, drives });
  return {
    ports,
    settings,
    words: createSpokenWords(settings, ports.facts.systemLanguage),
    accounts,
    addresses: await openAddressBook(dataFolder),
    askService: createAskService(accounts, ports.clock),
    drives,
    runs,
    trees: createTreeHost(ports.workers),
    saveFile,
    saveSupportBundle: async () => ({ path: null }),
    close: () => runs.pauseAll(),
  };
}
