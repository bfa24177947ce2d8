import { afterEach, describe, expect, it } from 'vitest';
import { sendForever, startAnswering } from '../../../test/servers/answering.ts';
import { systemClock } from '../../base/time.ts';
import { S3Client } from './s3-client.ts';

let server: Awaited<ReturnType<typeof startAnswering>> | undefined;

afterEach(() => server?.close());

/** A client of a store that answers every request so. */
async function clientOf(answer: Parameters<typeof startAnswering>[0]): Promise<S3Client> {
  server = await startAnswering(answer);
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  const where = { endpointUrl: server.url, region: 'us-east-1' };
  return new S3Client({ ...where, credentials, clock: systemClock, attempts: 1 });
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

describe('what a store says went wrong', () => {
  it.each([
    ['NoSuchKey', 'NoSuchKey'],
    ['a,b\n"c"', 'AccessDenied'],
    ['x'.repeat(65), 'AccessDenied'],
  ])('is told by its code when that is a word: %j', async (named, code) => {
    const xml = `<Error><Code>${named}</Code><Message>m</Message></Error>`;
    const client = await clientOf((response) => response.writeHead(403).end(xml));
    const signal = AbortSignal.timeout(10_000);
    await expect(client.request({ method: 'PUT', bucket: 'b', key: 'k' }, signal)).rejects.toMatchObject({
      code,
    });
    await client.close();
  });
});
