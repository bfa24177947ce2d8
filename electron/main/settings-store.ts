import { join } from 'node:path';
import { applyChanges, type Changes } from '../../shared/base/apply-changes.ts';
import { Settings } from '../../shared/contract/app.ts';
import { watched } from '../../shared/contract/watched.ts';
import { openDocument, type DocumentKind } from './documents/json-document.ts';

const kind: DocumentKind<Settings> = {
  formatVersion: 1,
  schema: Settings,
  empty: () => ({
    mode: null,
    language: 'system',
    theme: 'system',
    paper: 'A4',
    notifications: true,
    keepRunning: true,
  }),
};

/** What a person chose, saved with each change. */
export interface SettingsStore {
  get(): Settings;
  change(changes: Changes<Settings>): Promise<Settings>;
  watch(signal: AbortSignal): AsyncGenerator<Settings>;
}

/** Opens the settings in a data folder. */
export async function openSettings(dataFolder: string): Promise<SettingsStore> {
  const document = await openDocument(join(dataFolder, 'settings.json'), kind);
  const value = watched(document.get());
  return {
    get: () => value.get(),
    async change(changes) {
      value.set(await document.change((before) => applyChanges(before, changes)));
      return value.get();
    },
    watch: (signal) => value.watch(signal),
  };
}
