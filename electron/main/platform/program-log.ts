import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from '../ports.ts';

const keptLines = 500;
const fileLimitBytes = 1024 * 1024;

/** The program's log: one file, with one older one beside it, and the last lines in memory. */
export function createLog(file: string): Log {
  const lines: string[] = [];
  let queue: Promise<void> = Promise.resolve();

  function write(level: string, message: string): void {
    const line = `${new Date().toISOString()} ${level} ${message}`;
    lines.push(line);
    if (lines.length > keptLines) lines.shift();
    queue = queue.then(() => append(file, `${line}\n`)).catch(() => undefined);
  }

  return {
    info: (message) => write('info', message),
    fault(where, error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      write('fault', `${where}: ${text}`);
    },
    tail: () => [...lines],
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
