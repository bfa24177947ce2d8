import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { Credentials } from '../../shared/engine/sigv4/credentials.ts';
import { canonicalQuery, encodeRfc3986, Signer } from '../../shared/engine/sigv4/sign.ts';

/** An S3 server to talk to. */
export interface S3Endpoint {
  readonly url: string;
  readonly credentials: Credentials;
  readonly region: string;
}

export interface RawRequest {
  readonly method: string;
  /** Bucket, slash, key; or the bucket alone. */
  readonly resource: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** The hash to sign instead of the body's. */
  readonly payloadHash?: string;
  /** Signs as if at this time. */
  readonly atMs?: number;
  readonly credentials?: Credentials;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
  /** The code of an XML error; empty for none. */
  readonly code: string;
}

/** Sends one signed request as it is told, with no retry, no check and nothing added: what a server is judged by. */
export function sendRaw(endpoint: S3Endpoint, request: RawRequest): Promise<RawAnswer> {
  const url = new URL(endpoint.url);
  const body = Buffer.from(request.body ?? '');
  const path = `/${request.resource.split('/').map(encodeRfc3986).join('/')}`;
  const payloadHash = request.payloadHash ?? createHash('sha256').update(body).digest('hex');
  const headers = { ...request.headers, host: url.host, 'x-amz-content-sha256': payloadHash };
  const signer = new Signer(request.credentials ?? endpoint.credentials, {
    region: endpoint.region,
    service: 's3',
  });
  const query = request.query ?? [];
  const { method } = request;
  const signed = signer.sign({ method, path, query, headers, payloadHash }, request.atMs ?? Date.now());
  const sent: Record<string, string | number> = { 'content-length': body.length };
  for (const [name, value] of Object.entries({ ...headers, ...signed })) {
    sent[name] = Buffer.from(value).toString('latin1');
  }
  const target = query.length === 0 ? path : `${path}?${canonicalQuery(query)}`;
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { host: url.hostname, port: url.port, method, path: target, headers: sent, timeout: 30_000 },
      (message) => {
        const chunks: Buffer[] = [];
        message.on('data', (chunk: Buffer) => chunks.push(chunk));
        message.on('error', reject);
        message.on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({
            status: message.statusCode ?? 0,
            headers: message.headers,
            bytes,
            // Made when it is asked for: objects are many and large, and no text.
            get text() {
              return bytes.toString('utf8');
            },
            get code() {
              return /<Code>([^<]*)<\/Code>/.exec(this.text)?.[1] ?? '';
            },
          });
        });
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within 30 s')));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

export interface ListedObject {
  readonly key: string;
  readonly sizeBytes: number;
}

/** All objects of a bucket, page by page. Throws when the server does not list them. */
export async function listObjects(
  endpoint: S3Endpoint,
  bucket: string,
  prefix = '',
): Promise<readonly ListedObject[]> {
  const objects: ListedObject[] = [];
  let token: string | undefined;
  do {
    const query: [string, string][] = [
      ['list-type', '2'],
      ['prefix', prefix],
    ];
    if (token !== undefined) query.push(['continuation-token', token]);
    const { status, text } = await sendRaw(endpoint, { method: 'GET', resource: bucket, query });
    if (status !== 200) throw new Error(`the list of ${bucket} was answered with ${status}`);
    for (const [, content = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const key = unescapeXml(/<Key>([^<]*)<\/Key>/.exec(content)?.[1] ?? '');
      objects.push({ key, sizeBytes: Number(/<Size>(\d+)<\/Size>/.exec(content)?.[1] ?? Number.NaN) });
    }
    token = /<NextContinuationToken>([^<]*)</.exec(text)?.[1];
  } while (token !== undefined);
  return objects;
}

/** All keys of a bucket. */
export async function listKeys(endpoint: S3Endpoint, bucket: string, prefix = ''): Promise<string[]> {
  return (await listObjects(endpoint, bucket, prefix)).map(({ key }) => key);
}

/** Keys of the uploads of a bucket that were neither completed nor aborted. */
export async function listOpenUploads(endpoint: S3Endpoint, bucket: string): Promise<string[]> {
  const { text } = await sendRaw(endpoint, { method: 'GET', resource: bucket, query: [['uploads', '']] });
  return [...text.matchAll(/<UploadId>([^<]*)<\/UploadId>/g)].map(([, uploadId = '']) => uploadId);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hexadecimal, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(String(hexadecimal), 16));
    return entities[String(name)] ?? whole;
  });
}
