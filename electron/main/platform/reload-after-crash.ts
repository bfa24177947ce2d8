import type { BrowserWindow } from 'electron';
import type { Log } from '../ports.ts';
import { appOrigin } from './app-protocol.ts';

/** A window that fails this often within this time is closed instead. */
const mostFailures = 3;
const withinMs = 60_000;

interface ReloadOptions {
  readonly log: Log;
  readonly onFailed: () => void;
}

/** Loads a window again whose process has died, where it was, with a notice. The work is elsewhere and goes on. */
export function reloadAfterCrash(window: BrowserWindow, { log, onFailed }: ReloadOptions): void {
  let failures: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.info(`window: its process is gone: ${reason} (${exitCode})`);
    const nowMs = Date.now();
    failures = [...failures.filter((atMs) => nowMs - atMs < withinMs), nowMs];
    if (failures.length > mostFailures) {
      onFailed();
      window.destroy();
      return;
    }
    const { hash } = new URL(window.webContents.getURL() || appOrigin);
    // Not from within the event: Chromium is still clearing up behind the process that has died.
    setImmediate(() => {
      if (!window.isDestroyed()) void window.loadURL(`${appOrigin}/?notice=reloaded${hash}`);
    });
  });
  window.on('unresponsive', () => log.info('window: does not respond'));
  window.on('responsive', () => log.info('window: responds again'));
}
