import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A display that nobody sees, for windows under test. */
export interface VirtualDisplay {
  /** As DISPLAY wants it, such as `:99`. */
  readonly name: string;
  readonly close: () => Promise<void>;
}

const startMs = 20_000;

/** Starts an X server of its own in memory; undefined when there is none on this system or it does not start. */
export async function openVirtualDisplay(size = '1920x1200'): Promise<VirtualDisplay | undefined> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<undefined>((resolve) => {
    server.once('error', () => resolve(undefined));
    server.once('exit', () => resolve(undefined));
  });
  const number = await Promise.race([firstLine(server.stdio[3]), ended]);
  if (number === undefined) {
    server.kill();
    return undefined;
  }
  return {
    name: `:${number}`,
    close: async () => {
      server.kill();
      await ended;
    },
  };
}

/** The server writes the number of the display it chose once it listens. */
async function firstLine(pipe: unknown): Promise<string | undefined> {
  if (!isReadable(pipe)) return undefined;
  const [data]: unknown[] = await once(pipe, 'data', { signal: AbortSignal.timeout(startMs) }).catch(
    () => [],
  );
  return data instanceof Buffer ? data.toString('latin1').trim() : undefined;
}

function isReadable(pipe: unknown): pipe is NodeJS.ReadableStream {
  return typeof pipe === 'object' && pipe !== null && 'read' in pipe;
}
