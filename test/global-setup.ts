import { execFileSync, spawnSync } from 'node:child_process';

/**
 * Workers, threads and the command itself run from the bundle, so it is made afresh before any test. A window that cannot be
 * bundled fails the tests that need it, not those of the engine.
 */
export function setup(): void {
  execFileSync(process.execPath, ['build/bundle.mjs', 'command'], { stdio: 'inherit' });
  spawnSync(process.execPath, ['build/bundle.mjs', 'desktop'], { stdio: 'inherit' });
}
