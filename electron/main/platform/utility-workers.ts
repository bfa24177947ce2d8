import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { Answer } from '../../../shared/contract/wire.ts';
import type { Log, WorkerStarter } from '../ports.ts';

/** Workers as utility processes of Electron: the engine runs there, out of the way of windows. */
export function createUtilityWorkers(folder: string, log: Log): WorkerStarter {
  return {
    start() {
      const child = utilityProcess.fork(join(folder, 'worker.js'), [], {
        serviceName: 'Drivepost engine',
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child.stderr?.on('data', (chunk: Buffer) => log.fault('worker', chunk.toString('utf8').trimEnd()));
      let isOver = false;
      const ended = new Promise<void>((resolve) => {
        child.once('exit', () => {
          isOver = true;
          resolve();
        });
      });
      return {
        ended,
        kill: () => void child.kill(),
        wire: {
          post(message) {
            if (!isOver) child.postMessage(message);
          },
          listen(onMessage, onGone) {
            child.on('message', (message: Answer) => onMessage(message));
            void ended.then(onGone);
            return () => undefined;
          },
        },
      };
    },
  };
}
