import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { electronExecutable } from '../../build/electron-distribution.mjs';
import { openVirtualDisplay } from '../../build/virtual-display.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Why no window can be opened here; empty when one can. Tests that need one skip themselves by it. */
    readonly noWindow: string;
  }
}

/** Bundles the app and opens one display for all windows under test, so that they disturb nobody's desktop. */
export async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  execFileSync(process.execPath, ['build/bundle.mjs'], { stdio: 'inherit' });
  const isLinux = process.platform === 'linux';
  const display = isLinux ? await openVirtualDisplay() : undefined;
  if (display !== undefined) process.env['DISPLAY'] = display.name;
  const hasDisplay = !isLinux || Boolean(process.env['DISPLAY']);
  const missing = [
    ...(electronExecutable() === undefined ? ['Electron (node build/setup.mjs --window)'] : []),
    ...(hasDisplay ? [] : ['a display (Debian: apt-get install xvfb)']),
  ];
  const noWindow =
    missing.length > 0 ? `The window is not tested: there is no ${missing.join(' and no ')}.` : '';
  if (noWindow !== '') process.stdout.write(`${noWindow}\n`);
  provide('noWindow', noWindow);
  return display?.close;
}
