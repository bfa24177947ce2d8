import { execFileSync } from 'node:child_process';

/** Worker threads and the command itself run from the bundle, so that part is made afresh before any test. */
export function setup(): void {
  execFileSync(process.execPath, ['build/bundle.mjs', 'command'], { stdio: 'inherit' });
}
