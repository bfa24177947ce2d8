import { join } from 'node:path';
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
      const options: SaveDialogOptions = { title, defaultPath: join(app.getPath('documents'), name) };
      const window = BrowserWindow.getFocusedWindow();
      const { canceled, filePath } =
        window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
