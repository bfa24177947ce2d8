import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemClock, type Clock } from '../../../shared/base/time.ts';
import type { Log } from '../ports.ts';
import { safeFault } from '../support-bundle/safe-fault.ts';

const keptLines = 500;
const fileLimitBytes = 1024 * 1024;

/** A log that is kept in a file. */
export interface FileLog extends Log {
  /** Resolves once the file holds all that was logged, as far as it can. */
  written(): Promise<void>;
}

/** The program's log: one file with everything, one older one beside it, and the last lines for a support bundle. */
export function createLog(file: string, clock: Clock = systemClock): FileLog {
  const lines: string[] = [];
  let queue: Promise<void> = Promise.resolve();

  function keep(level: string, safe: readonly string[]): void {
    const [head = '', ...more] = safe;
    lines.push(`${now()} ${level} ${head}`, ...more);
    lines.splice(0, lines.length - keptLines);
  }

  function write(level: string, message: string): void {
    const line = `${now()} ${level} ${message}\n`;
    queue = queue.then(() => append(file, line)).catch(() => undefined);
  }

  function now(): string {
    return new Date(clock.now()).toISOString();
  }

  return {
    info(message) {
      keep('info', [message]);
      write('info', message);
    },
    fault(where, error) {
      keep('fault', safeFault(where, error));
      write('fault', `${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    },
    tail: () => [...lines],
    written: () => queue,
  };
}

async function append(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const size = await stat(file).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size > fileLimitBytes) await rename(file, `${file}.1`);
  await appendFile(file, text, { mode: 0o600 });
}
