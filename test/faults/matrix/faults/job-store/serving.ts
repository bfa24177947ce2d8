import { spawn, type ChildProcess } from 'node:child_process';
import { distFolder } from '../../../../journey/run-drivepost.ts';

/** A process that serves a station, or was refused. */
export interface Serving {
  readonly child: ChildProcess;
  /** Where it listens; null when it ended instead. */
  readonly url: string | null;
  readonly said: () => string;
  /** Ends it and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts `drivepost station serve` on a data folder; resolves once it listens or has ended. */
export function serve(dataFolder: string): Promise<Serving> {
  const args = ['station', 'serve', '--data', dataFolder, '--listen', '127.0.0.1:0'];
  const child = spawn(process.execPath, [`${distFolder}drivepost.js`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  let said = '';
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return new Promise((resolve, reject) => {
    const settle = (url: string | null): void =>
      resolve({
        child,
        url,
        said: () => said,
        async end(signal) {
          child.kill(signal);
          await closed;
        },
      });
    child.once('error', reject);
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const url = /listening on (\S+)/.exec(text)?.[1];
      if (url !== undefined) settle(url);
    });
    void closed.then(() => settle(null));
  });
}
