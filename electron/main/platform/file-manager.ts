import { shell } from 'electron';
import { appError } from '../../../shared/domain/error-codes.ts';
import type { FileManager } from '../ports.ts';

/** The system's file manager. */
export function createFileManager(): FileManager {
  return {
    reveal: (path) => shell.showItemInFolder(path),
    async openFolder(path) {
      const problem = await shell.openPath(path);
      if (problem !== '') throw appError('FILE_UNREADABLE', { detail: `${path}: ${problem}` });
    },
  };
}
