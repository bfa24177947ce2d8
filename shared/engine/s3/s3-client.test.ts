import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../base/time.ts';
import { S3Client } from './s3-client.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A client of a store that answers every request so. */
async function clientOf(answer: (response: ServerResponse) => void): Promise<S3Client> {
  const listening = createServer((_, response) => answer(response));
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  const endpointUrl = `http://127.0.0.1:${port}`;
  return new S3Client({ endpointUrl, region: 'us-east-1', credentials, clock: systemClock, attempts: 1 });
}

/** Sends without end, for as long as somebody listens. */
function sendForever(response: ServerResponse): void {
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}

describe('a store whose answer has no end', () => {
  it.each([200, 403, 500])('is not listened to any longer than needed (HTTP %i)', async (status) => {
    const client = await clientOf((response) => sendForever(response.writeHead(status)));
    const signal = AbortSignal.timeout(10_000);
    const request = { method: 'POST', bucket: 'b', key: 'k' } as const;
    await expect(client.request(request, signal)).rejects.toMatchObject({ code: 'InvalidAnswer' });
    await client.close();
  });

  it('is an error when an object was asked for and the answer is none', async () => {
    const client = await clientOf((response) => sendForever(response.writeHead(404)));
    const opened = client.open('b', 'k', AbortSignal.timeout(10_000));
    await expect(opened).rejects.toMatchObject({ code: 'InvalidAnswer' });
    await client.close();
  });
});

describe('many requests on one signal', () => {
  it('give no warning of a leak', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    const client = await clientOf((response) => setTimeout(() => response.end(), 50));
    const { signal } = new AbortController();
    const request = { method: 'PUT', bucket: 'b', key: 'k' } as const;
    await Promise.all(Array.from({ length: 12 }, () => client.request(request, signal)));
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off('warning', note);
    await client.close();
    expect(warnings).toEqual([]);
  });
});
