// A display that nobody sees: an X server in memory, for windows under test and machines without a screen.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const startMs = 20_000;

/** Opens one; undefined when this system has no Xvfb or it does not start. `close` ends when the server has. */
export async function openVirtualDisplay(size = '1920x1200') {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // Ctrl-C in a terminal goes to a whole group: the display has to outlive its windows.
    detached: true,
  });
  const ended = new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.once('exit', () => resolve(undefined));
  });
  // The server writes the number of the display that it chose once it listens.
  const [data] = await Promise.race([
    once(server.stdio[3], 'data', { signal: AbortSignal.timeout(startMs) }).catch(() => []),
    ended.then(() => []),
  ]);
  if (data === undefined) {
    server.kill();
    return undefined;
  }
  // Should this process end without closing it, it goes too.
  const kill = () => server.kill();
  process.once('exit', kill);
  return {
    name: `:${String(data).trim()}`,
    async close() {
      process.off('exit', kill);
      server.kill();
      await ended;
    },
  };
}
