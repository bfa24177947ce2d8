import { once } from 'node:events';
import { connect } from 'node:net';
import { URL } from 'node:url';

/** How much a server takes when the other end does as good as nothing. */
export interface SinkLimit {
  readonly smallPutsPerSecond: number;
  readonly largeBytesPerSecond: number;
}

const smallBytes = 4096;
const largeBytes = 64 * 2 ** 20;
const connections = 16;

/** Sends requests that were written once, over and over: 4 KiB objects first, then large ones. */
export async function measureSink(url: string, options: { readonly seconds: number }): Promise<SinkLimit> {
  const small = requestOf('/limit/small', smallBytes);
  const large = requestOf('/limit/large', largeBytes);
  await fetch(`${url}/limit`, { method: 'PUT' });
  const smallPutsPerSecond = await rate(url, { request: small, connections, seconds: options.seconds });
  const largePuts = await rate(url, { request: large, connections: 2, seconds: options.seconds });
  await fetch(`${url}/limit`, { method: 'DELETE' });
  return { smallPutsPerSecond, largeBytesPerSecond: largePuts * largeBytes };
}

function requestOf(path: string, bodyBytes: number): Buffer {
  const head = `PUT ${path} HTTP/1.1\r\nHost: sink\r\nContent-Length: ${bodyBytes}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.alloc(bodyBytes, 7)]);
}

/** Answered requests a second. */
async function rate(
  url: string,
  load: { readonly request: Buffer; readonly connections: number; readonly seconds: number },
): Promise<number> {
  const startedNs = process.hrtime.bigint();
  const endNs = startedNs + BigInt(Math.round(load.seconds * 1e9));
  const counts = await Promise.all(
    Array.from({ length: load.connections }, () => repeat(url, load.request, endNs)),
  );
  const seconds = Number(process.hrtime.bigint() - startedNs) / 1e9;
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

async function repeat(url: string, request: Buffer, endNs: bigint): Promise<number> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  let answered = 0;
  const done = new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the server ended the connection')));
    // An answer without a body comes in one piece.
    socket.on('data', () => {
      answered += 1;
      if (process.hrtime.bigint() >= endNs) resolve();
      else socket.write(request);
    });
  });
  socket.write(request);
  try {
    await done;
    return answered;
  } finally {
    socket.destroy();
  }
}
