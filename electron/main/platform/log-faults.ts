import { app } from 'electron';
import type { Log } from '../ports.ts';

/** Writes down what nobody caught, and processes that end by themselves. */
export function logFaults(log: Log): void {
  process.on('uncaughtException', (error) => log.fault('main', error));
  process.on('unhandledRejection', (error) => log.fault('main', error));
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason === 'clean-exit' || reason === 'killed') return;
    log.info(`process ${name ?? type} is gone: ${reason} (${exitCode})`);
  });
}
