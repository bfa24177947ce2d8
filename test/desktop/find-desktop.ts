import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { electronExecutable } from '../../build/electron-distribution.mjs';
import { openVirtualDisplay } from '../../build/virtual-display.mjs';
import type { DesktopProgram } from './launch-desktop.ts';

/** What windows of this clone are opened with, outside of vitest. */
export interface DesktopPlace {
  /** The program itself. */
  readonly program: DesktopProgram;
  /** Another main module of the bundle, in place of the program's own. */
  other(file: string): DesktopProgram;
  close(): Promise<void>;
}

/** Opens a display that disturbs nobody and names the program of the bundle in `dist`. Throws when something is missing. */
export async function findDesktop(dist: string): Promise<DesktopPlace> {
  const executablePath = electronExecutable();
  if (executablePath === undefined)
    throw new Error('There is no Electron: node build/setup.mjs --window obtains one.');
  const display = process.platform === 'linux' ? await openVirtualDisplay() : undefined;
  if (display !== undefined) process.env['DISPLAY'] = display.name;
  if (process.platform === 'linux' && !process.env['DISPLAY'])
    throw new Error('There is no display to open a window on (Debian: apt-get install xvfb).');
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // A bundle elsewhere than in the clone's own folder describes itself.
  const folder = existsSync(resolve(dist, 'package.json')) ? resolve(dist) : resolve(dist, '..');
  return {
    program: { executablePath, args: [folder, ...flags] },
    other: (file) => ({ executablePath, args: [resolve(dist, file), ...flags] }),
    close: async () => display?.close(),
  };
}
