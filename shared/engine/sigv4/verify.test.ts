import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalQuery, encodeRfc3986, Signer } from './sign.ts';
import { readHeaders, Verifier, type ReceivedRequest, type Verification } from './verify.ts';

// Credentials, time and requests of the vectors that AWS publishes for Signature Version 4.
const published = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const publishedMs = Date.UTC(2015, 7, 30, 12, 36, 0);
const publishedScope = { region: 'us-east-1', service: 'service' };
const emptyHash = hashOf('');

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function received(
  headers: Readonly<Record<string, string>>,
  parts: Partial<Omit<ReceivedRequest, 'headers'>> = {},
): ReceivedRequest {
  const raw = Object.entries(headers).flat();
  return { method: 'GET', target: '/', payloadHash: emptyHash, ...parts, headers: readHeaders(raw) };
}

function verifyAt(nowMs: number, request: ReceivedRequest, scope = publishedScope): Promise<Verification> {
  const verifier = new Verifier(scope, { now: () => nowMs });
  return verifier.verify(request, (id) => (id === published.accessKeyId ? published.secretAccessKey : null));
}

function authorization(signedHeaders: string, signature: string): string {
  return `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

const vanilla = received({
  Host: 'example.amazonaws.com',
  'X-Amz-Date': '20150830T123600Z',
  Authorization: authorization(
    'host;x-amz-date',
    '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  ),
});

const vectors = [
  { name: 'get-vanilla', request: vanilla },
  {
    name: 'get-vanilla-query-order-key-case',
    request: received(
      {
        Host: 'example.amazonaws.com',
        'X-Amz-Date': '20150830T123600Z',
        Authorization: authorization(
          'host;x-amz-date',
          'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
        ),
      },
      { target: '/?Param2=value2&Param1=value1' },
    ),
  },
  {
    name: 'post-vanilla',
    request: received(
      {
        Host: 'example.amazonaws.com',
        'X-Amz-Date': '20150830T123600Z',
        Authorization: authorization(
          'host;x-amz-date',
          '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
        ),
      },
      { method: 'POST' },
    ),
  },
  {
    name: 'post-x-www-form-urlencoded',
    request: received(
      {
        'Content-Type': 'application/x-www-form-urlencoded',
        Host: 'example.amazonaws.com',
        'X-Amz-Date': '20150830T123600Z',
        Authorization: authorization(
          'content-type;host;x-amz-date',
          'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
        ),
      },
      { method: 'POST', payloadHash: hashOf('Param1=value1') },
    ),
  },
];

describe('Verifier', () => {
  it.each(vectors)('accepts the published vector $name', async ({ request }) => {
    expect(await verifyAt(publishedMs, request)).toMatchObject({
      kind: 'verified',
      accessKeyId: 'AKIDEXAMPLE',
    });
  });

  it.each([
    ['skew', { at: publishedMs + 15 * 60_000 + 1 }],
    ['skew', { at: publishedMs - 15 * 60_000 - 1 }],
    ['mismatch', { method: 'PUT' }],
    ['mismatch', { target: '/?a=b' }],
    ['mismatch', { payloadHash: hashOf('other') }],
    ['malformed', { target: '/%zz' }],
  ])('refuses with %s when the request is changed: %o', async (reason, change) => {
    const { at = publishedMs, ...parts } = change as { at?: number };
    expect(await verifyAt(at, { ...vanilla, ...parts })).toMatchObject({ kind: 'refused', reason });
  });

  it('accepts to the last millisecond of the allowed skew', async () => {
    expect((await verifyAt(publishedMs + 15 * 60_000, vanilla)).kind).toBe('verified');
  });

  it.each([
    ['missing', (headers: Map<string, string[]>) => headers.delete('authorization')],
    ['malformed', (headers: Map<string, string[]>) => headers.set('authorization', ['AWS4-HMAC-SHA256 x'])],
    ['malformed', (headers: Map<string, string[]>) => headers.set('x-amz-extra', ['unsigned'])],
    ['malformed', (headers: Map<string, string[]>) => headers.set('x-amz-date', ['yesterday'])],
    ['scope', (headers: Map<string, string[]>) => headers.set('x-amz-date', ['20150831T123600Z'])],
    [
      'malformed',
      (headers: Map<string, string[]>) =>
        headers.set('authorization', [authorization('x-amz-date', '0'.repeat(64))]),
    ],
    [
      'mismatch',
      (headers: Map<string, string[]>) =>
        headers.set('authorization', [
          authorization('__proto__;constructor;host;x-amz-date', '0'.repeat(64)),
        ]),
    ],
  ])('refuses with %s', async (reason, change) => {
    const headers = new Map([...vanilla.headers].map(([name, values]) => [name, [...values]]));
    change(headers);
    expect(await verifyAt(publishedMs, { ...vanilla, headers })).toMatchObject({ kind: 'refused', reason });
  });

  it('refuses another scope, an unknown key, and a body other than the declared one', async () => {
    const request = received({ host: 'h', 'x-amz-content-sha256': emptyHash });
    const signed = sign(request, { ...published, accessKeyId: 'OTHER' }, publishedScope);
    expect(await verifyAt(publishedMs, signed)).toMatchObject({ reason: 'unknown-key' });
    const other = sign(request, published, { region: 'eu-central-1', service: 'service' });
    expect(await verifyAt(publishedMs, other)).toMatchObject({ reason: 'scope' });
    const own = sign(request, published, publishedScope);
    expect(await verifyAt(publishedMs, { ...own, payloadHash: hashOf('x') })).toMatchObject({
      reason: 'payload',
    });
    expect(await verifyAt(publishedMs, { ...own, payloadHash: null })).toMatchObject({ kind: 'verified' });
  });

  it('tells a plus sign that was signed from a space that is sent as one', async () => {
    const request = received({ host: 'h' }, { target: '/?Marker=a%2Bb&Name=a%20b' });
    const query = [
      ['Marker', 'a+b'],
      ['Name', 'a b'],
    ] as const;
    const signed = sign(request, published, publishedScope, query);
    expect(await verifyAt(publishedMs, signed)).toMatchObject({ kind: 'verified' });
    const sent = (target: string) => verifyAt(publishedMs, { ...signed, target });
    expect(await sent('/?Marker=a+b&Name=a%20b')).toMatchObject({ reason: 'mismatch' });
    expect(await sent('/?Marker=a%2Bb&Name=a+b')).toMatchObject({ kind: 'verified' });
  });

  it('accepts what our signer signs, and refuses it with another secret (property)', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const query = fc.array(fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string()), {
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(text, query, async (key, pairs) => {
        const path = `/${key.split('/').map(encodeRfc3986).join('/')}`;
        const target = pairs.length === 0 ? path : `${path}?${canonicalQuery(pairs)}`;
        const request = received({ host: 'localhost:1' }, { target });
        const signed = sign(request, published, publishedScope, pairs, path);
        expect(await verifyAt(publishedMs, signed)).toMatchObject({ kind: 'verified' });
        const wrong = sign(request, { ...published, secretAccessKey: 'no' }, publishedScope, pairs, path);
        expect(await verifyAt(publishedMs, wrong)).toMatchObject({ reason: 'mismatch' });
      }),
      { numRuns: 200 },
    );
  });

  it('never throws for any header (property)', async () => {
    const header = fc.oneof(fc.string(), fc.constantFrom(...[...vanilla.headers.values()].flat()));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(header, header)), fc.string(), async (pairs, target) => {
        const headers = readHeaders([...pairs.flat(), 'Authorization', pairs[0]?.[1] ?? '']);
        expect((await verifyAt(publishedMs, { ...vanilla, headers, target })).kind).toBe('refused');
      }),
    );
  });
});

describe('Signer', () => {
  it('signs as an independent implementation does, for the job service and for S3', async () => {
    for (const service of ['IngestionService', 's3']) {
      const body = 'Action=GetStatus&JobId=TSTD1';
      const headers = { host: 'h.example', 'content-type': 'a/b', 'x-amz-content-sha256': hashOf(body) };
      const other = new SignatureV4({
        credentials: { ...published, sessionToken: 'a+b/c==' },
        region: 'us-east-1',
        service,
        sha256: NodeHash,
        uriEscapePath: service !== 's3',
      });
      const theirs = await other.sign(
        {
          method: 'POST',
          protocol: 'http:',
          hostname: 'h.example',
          path: service === 's3' ? '/bucket/a%20b%2Bc' : '/',
          query: { 'b c': '1+2', a1: '1', a: "(!'*)" },
          headers,
          body,
        },
        { signingDate: new Date(publishedMs) },
      );
      const signer = new Signer({ ...published, sessionToken: 'a+b/c==' }, { region: 'us-east-1', service });
      const ours = signer.sign(
        {
          method: 'POST',
          path: service === 's3' ? '/bucket/a%20b%2Bc' : '/',
          query: [
            ['b c', '1+2'],
            ['a1', '1'],
            ['a', "(!'*)"],
          ],
          headers,
          payloadHash: hashOf(body),
        },
        publishedMs,
      );
      expect(ours['authorization']).toBe(theirs.headers['authorization']);
    }
  });
});

/** The hash that the independent signer asks for. */
class NodeHash {
  private readonly secret: Uint8Array | undefined;
  private readonly chunks: Uint8Array[] = [];

  constructor(secret?: unknown) {
    this.secret = secret === undefined ? undefined : bytesOf(secret);
  }

  update(chunk: unknown): void {
    this.chunks.push(bytesOf(chunk));
  }

  reset(): void {
    this.chunks.length = 0;
  }

  async digest(): Promise<Uint8Array> {
    const hash = this.secret === undefined ? createHash('sha256') : createHmac('sha256', this.secret);
    for (const chunk of this.chunks) hash.update(chunk);
    return new Uint8Array(hash.digest());
  }
}

function bytesOf(data: unknown): Uint8Array {
  if (typeof data === 'string') return new TextEncoder().encode(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : (data as Uint8Array);
}

function sign(
  request: ReceivedRequest,
  credentials: typeof published,
  scope: typeof publishedScope,
  query: readonly (readonly [string, string])[] = [],
  path = '/',
): ReceivedRequest {
  const headers = Object.fromEntries([...request.headers].map(([name, values]) => [name, values.join(',')]));
  const payloadHash = request.payloadHash ?? emptyHash;
  const added = new Signer(credentials, scope).sign(
    { method: request.method, path, query, headers, payloadHash },
    publishedMs,
  );
  return { ...request, headers: readHeaders(Object.entries({ ...headers, ...added }).flat()) };
}
