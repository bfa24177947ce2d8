import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDelayingProxy, type DelayingProxy } from './delaying-proxy.ts';

let server: Server;
let proxy: DelayingProxy | undefined;
let targetUrl = '';

beforeEach(async () => {
  server = createServer((incoming, answer) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => answer.end(Buffer.concat(chunks)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  targetUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await proxy?.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function echo(url: string, body: Buffer): Promise<Buffer> {
  const answer = await request(url, { method: 'PUT', body });
  return Buffer.from(await answer.body.arrayBuffer());
}

it('hands on what is said both ways, whole and in order', async () => {
  proxy = await startDelayingProxy({ targetUrl, roundTripMs: 4 });
  const body = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));
  expect((await echo(proxy.url, body)).equals(body)).toBe(true);
});

it('takes no less than the round trip, and no less than the line needs', async () => {
  proxy = await startDelayingProxy({ targetUrl, roundTripMs: 60, bytesPerSecond: 1_000_000 });
  const startedMs = performance.now();
  await echo(proxy.url, Buffer.alloc(100_000));
  // Timers may fire a millisecond early.
  expect(performance.now() - startedMs).toBeGreaterThan(155);
});
