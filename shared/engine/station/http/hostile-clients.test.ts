import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../base/time.ts';
import type { JobService } from '../service-contract.ts';
import { startJobServer, type JobServer } from './server.ts';

function unreachable(): never {
  throw new Error('nobody here is signed in');
}

// No request in this file is signed, so none may reach an operation.
const service: JobService = {
  createJob: unreachable,
  updateJob: unreachable,
  cancelJob: unreachable,
  getStatus: unreachable,
  listJobs: unreachable,
  getShippingLabel: unreachable,
  labelPage: () => Promise.resolve(null),
};
const faults: unknown[] = [];
let server: JobServer;

beforeAll(async () => {
  server = await startJobServer({
    host: '127.0.0.1',
    port: 0,
    accountKeys: { find: () => Promise.resolve(null) },
    makeService: () => service,
    clock: systemClock,
    log: { request: () => undefined, fault: (_requestId, fault) => faults.push(fault) },
    limits: { headersMs: 300, requestMs: 600, idleMs: 2000 },
  });
});

afterAll(async () => {
  await server.close(100);
});

/** Sends bytes as they are; resolves to what came back when the server closes the connection. */
function raw(send: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let text = '';
    socket.on('connect', () => send(socket));
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

describe('what no client may do to the server', () => {
  it('answers garbage with 400 and goes on', async () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
    const starts = [
      '',
      'GET / HTTP/1.1\r\n',
      'POST / HTTP/1.1\r\nhost: h\r\ncontent-length: 5\r\n\r\n',
      'PRI * HTTP/2',
    ];
    for (let round = 0; round < 40; round += 1) {
      const bytes = Buffer.from(Array.from({ length: 200 }, () => (random() >> 8) & 0xff));
      await raw((socket) => {
        socket.write(starts[round % starts.length] ?? '');
        socket.end(bytes);
      });
    }
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  it.each([
    ['/', 'transfer-encoding: chunked\r\ncontent-length: 3'],
    ['/', 'authorization: AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=__proto__;host, Signature=x'],
    ['/?%', '__proto__: x\r\nconstructor: y'],
    ['http://elsewhere/', 'x: y'],
    ['*', 'x: y'],
    ['//', 'connection: upgrade\r\nupgrade: websocket'],
  ])('answers %s with %s', async (target, headers) => {
    const text = await raw((socket) =>
      socket.end(`GET ${target} HTTP/1.1\r\nhost: h\r\nconnection: close\r\n${headers}\r\n\r\n`),
    );
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it('limits headers and bodies', async () => {
    const large = await raw((socket) =>
      socket.end(`GET / HTTP/1.1\r\nhost: h\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`),
    );
    expect(large).toMatch(/^HTTP\/1\.1 431 /);
    const body = 'x'.repeat(300 * 1024);
    const response = await fetch(server.url, { method: 'POST', body });
    expect([response.status, await response.text()]).toEqual([
      413,
      expect.stringContaining('RequestEntityTooLarge'),
    ]);
    const chunked = await raw((socket) => {
      socket.write('POST / HTTP/1.1\r\nhost: h\r\ntransfer-encoding: chunked\r\n\r\n');
      for (let at = 0; at < 40; at += 1) socket.write(`4000\r\n${'z'.repeat(0x4000)}\r\n`);
      socket.end('0\r\n\r\n');
    });
    expect(chunked).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('cuts off who sends headers or a body too slowly, or goes away', async () => {
    const slowHeaders = await raw((socket) => socket.write('GET / HTTP/1.1\r\nhost: h\r\n'));
    expect(slowHeaders).toMatch(/^(HTTP\/1\.1 408 |$)/);
    const slowBody = await raw((socket) =>
      socket.write('POST / HTTP/1.1\r\nhost: h\r\ncontent-length: 9\r\n\r\nab'),
    );
    expect(slowBody).toMatch(/^(HTTP\/1\.1 408 |$)/);
    await raw((socket) => {
      socket.write('POST / HTTP/1.1\r\nhost: h\r\ncontent-length: 9\r\n\r\nab');
      setTimeout(() => socket.destroy(), 20);
    });
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  it('took none of it for a fault of its own', () => {
    expect(faults).toEqual([]);
  });
});
