import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer } from '../../shared/contract/wire.ts';
import type { WorkerStarter } from '../../electron/main/ports.ts';

/** Workers as child processes of plain Node, from the bundle, and what a test does to them. */
export interface ForkedWorkers extends WorkerStarter {
  /** Those that live now, in the order in which they were started. */
  alive(): readonly ChildProcess[];
  /** Kills all that live, and waits until they are gone. */
  killAll(): Promise<void>;
}

const workerFile = fileURLToPath(new URL('../../dist/electron/worker.js', import.meta.url));

/** Starts workers as the desktop program does, without Electron. */
export function createForkedWorkers(): ForkedWorkers {
  const living = new Set<ChildProcess>();
  return {
    alive: () => [...living],
    async killAll() {
      await Promise.all([...living].map((child) => endOf(child)));
    },
    start() {
      const child = fork(workerFile, [], {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        execArgv: [],
      });
      living.add(child);
      const ended = new Promise<void>((resolve) => {
        child.once('exit', () => {
          living.delete(child);
          resolve();
        });
      });
      return {
        ended,
        kill: () => void child.kill('SIGKILL'),
        wire: {
          post(message) {
            // One that was killed a moment ago takes nothing any more; its exit tells that.
            if (child.connected) child.send(message, () => undefined);
          },
          listen(onMessage, onGone) {
            child.on('message', (message) => onMessage(message as Answer));
            void ended.then(onGone);
            return () => undefined;
          },
        },
      };
    },
  };
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
