import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves one answer to every request, on the loopback. */
export async function startAnswering(
  answer: (response: ServerResponse) => void,
): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((_, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Sends without end, for as long as somebody listens. */
export function sendForever(response: ServerResponse): void {
  const chunk = Buffer.alloc(256 * 1024, ' ');
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}

/** Sends the client to another path. */
export function sendElsewhere(response: ServerResponse): void {
  response.writeHead(307, { location: '/elsewhere' }).end();
}
