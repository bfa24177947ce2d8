import { createServer, type AddressInfo, type Socket } from 'node:net';
import { serveConnection } from './http-connection.ts';
import { createRequestHandler } from './sink-requests.ts';

export interface SinkServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * An S3 server that is as light as it can be, so that clients are what is measured: it takes every signature, checks and
 * hashes every body, and keeps none. A bucket begins with `PUT /bucket`.
 */
export async function startSink(port = 0): Promise<SinkServer> {
  const begin = createRequestHandler();
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serveConnection(socket, begin);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', 511, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
