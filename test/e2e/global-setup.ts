import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { electronExecutable } from '../../build/electron-distribution.mjs';
import { openVirtualDisplay } from '../../build/virtual-display.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Why no window can be opened here; empty when one can. Tests that need one skip themselves by it. */
    readonly noWindow: string;
    /** How the app under test is started: this clone, or the package that DRIVEPOST_PACKAGE names. */
    readonly appUnderTest: { readonly executablePath: string; readonly args: readonly string[] };
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles the app and opens one display for all windows under test, so that they disturb nobody's desktop. */
export async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  // Made by `npm run package:dir -- --testable`: other packages let no driver attach.
  const packaged = process.env['DRIVEPOST_PACKAGE'];
  if (packaged === undefined)
    execFileSync(process.execPath, ['build/bundle.mjs'], { cwd: root, stdio: 'inherit' });
  const isLinux = process.platform === 'linux';
  const display = isLinux ? await openVirtualDisplay() : undefined;
  if (display !== undefined) process.env['DISPLAY'] = display.name;
  const hasDisplay = !isLinux || Boolean(process.env['DISPLAY']);
  const executablePath = packaged === undefined ? electronExecutable() : resolve(root, packaged);
  const missing = [
    ...(executablePath === undefined ? ['Electron (node build/setup.mjs --window)'] : []),
    ...(hasDisplay ? [] : ['a display (Debian: apt-get install xvfb)']),
  ];
  const noWindow =
    missing.length > 0 ? `The window is not tested: there is no ${missing.join(' and no ')}.` : '';
  if (noWindow !== '') process.stdout.write(`${noWindow}\n`);
  provide('noWindow', noWindow);
  provide('appUnderTest', {
    executablePath: executablePath ?? '',
    args: [
      ...(packaged === undefined ? [resolve(root, process.env['DRIVEPOST_DIST'] ?? '.')] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  return display?.close;
}
