import { openSettings, type SettingsStore } from './settings-store.ts';
import { saveFile } from './documents/save-file.ts';
import type { Ports } from './ports.ts';

/** The parts of the program that do something; handlers call them. Runs without Electron. */
export interface Services {
  readonly ports: Ports;
  readonly settings: SettingsStore;
  readonly saveFile: typeof saveFile;
  saveSupportBundle(): Promise<{ path: string | null }>;
  /** Stops what can be resumed and closes what is open. */
  close(): Promise<void>;
}

/** Opens everything in the data folder, in the order in which the parts need each other. */
export async function openServices(ports: Ports): Promise<Services> {
  const { dataFolder } = ports.facts;
  const settings = await openSettings(dataFolder);
  return {
    ports,
    settings,
    saveFile,
    saveSupportBundle: async () => ({ path: null }),
    close: async () => undefined,
  };
}
