import { execFileSync } from 'node:child_process';

/** Worker threads and the command itself run from the bundle, so it is made afresh before any test. */
export function setup(): void {
  execFileSync(process.execPath, ['build/bundle.mjs'], { stdio: 'inherit' });
}
