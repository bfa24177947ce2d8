import { basename, join } from 'node:path';
import { app, BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { Dialogs } from '../ports.ts';

const properties = {
  files: ['openFile', 'multiSelections'],
  folder: ['openDirectory', 'createDirectory'],
  folders: ['openDirectory', 'multiSelections'],
} as const;

/** The system's own dialogs, over the window that asks. */
export function createDialogs(): Dialogs {
  return {
    async choose({ kind, title, filters }) {
      const options: OpenDialogOptions = {
        title,
        properties: [...properties[kind]],
        filters: (filters ?? []).map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
      };
      const window = BrowserWindow.getFocusedWindow();
      const { canceled, filePaths } =
        window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
      return canceled ? [] : filePaths;
    },
    async chooseSave({ title, name }) {
      // A name may hold what a service calls a job: it leads to no other folder than the one that is offered.
      const defaultPath = join(app.getPath('documents'), basename(name));
      const options: SaveDialogOptions = { title, defaultPath };
      const window = BrowserWindow.getFocusedWindow();
      const { canceled, filePath } =
        window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
