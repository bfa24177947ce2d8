import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { delay } from '../../../shared/base/async.ts';
import { systemClock, type Clock } from '../../../shared/base/time.ts';
import type { Credentials } from '../../../shared/engine/sigv4/credentials.ts';
import type { Answer } from './answer.ts';
import { Authenticator } from './authenticate.ts';
import type { BodyKeeping } from './body.ts';
import { Faults, type Fault, type FaultRule } from './faults.ts';
import { handleRequest } from './handle-request.ts';
import { readRange } from './object-answers.ts';
import { S3Error } from './s3-error.ts';
import { parseS3Request, type S3Request } from './s3-request.ts';
import { Bucket, type StoredObject } from './store.ts';
import { element } from './xml.ts';

export interface StrictS3Options {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly credentials?: Credentials;
  readonly region?: string;
  /** Buckets that are there from the start. */
  readonly buckets?: readonly string[];
  /** `memory` unless told otherwise. */
  readonly bodies?: BodyKeeping;
  readonly faults?: readonly FaultRule[];
  /** Requests that the account has no right to; answered with AccessDenied. */
  readonly isDenied?: (request: S3Request) => boolean;
  readonly clock?: Clock;
  /** Parts but the last below this are refused; 5 MiB as in S3 unless told otherwise. */
  readonly minimumPartBytes?: number;
  /** Told of each request of a client that is known; what it promises is waited for. */
  readonly onStep?: (step: RequestStep, request: S3Request) => Promise<void>;
}

/** A request has come and its body is not read yet; it is done and not answered; it is answered. */
export type RequestStep = 'come' | 'done' | 'answered';

/** A running server. What it holds can be looked at without asking it over the wire. */
export interface StrictS3 {
  readonly url: string;
  readonly port: number;
  readonly credentials: Credentials;
  readonly region: string;
  readonly faults: Faults;
  /** How many requests came in, refused ones included. */
  requestCount(): number;
  /** The objects of a bucket by key; empty when there is no such bucket. */
  objects(bucket: string): ReadonlyMap<string, StoredObject>;
  /** The content of an object. Throws when it is not there or its body was let go. */
  read(bucket: string, key: string): Buffer;
  /** Keys of the multipart uploads that were neither completed nor aborted and have at least so many parts. */
  openUploads(bucket: string, minimumParts?: number): readonly string[];
  /** Resolves when the port is free and every connection closed. */
  close(): Promise<void>;
}

const defaultCredentials: Credentials = {
  accessKeyId: 'STRICTACCESSKEY',
  secretAccessKey: 'strict/Secret+Access+Key',
};

/** Starts an S3 server on the loopback that checks all a real one checks, and fails when told to. */
export async function startStrictS3(options: StrictS3Options = {}): Promise<StrictS3> {
  const credentials = options.credentials ?? defaultCredentials;
  const region = options.region ?? 'us-east-1';
  const clock = options.clock ?? systemClock;
  const now = (): number => clock.now();
  const authenticator = new Authenticator(credentials, region, now);
  const buckets = new Map((options.buckets ?? []).map((name) => [name, new Bucket(name, now())]));
  const faults = new Faults();
  for (const rule of options.faults ?? []) faults.add(rule);
  const handlerOptions = {
    buckets,
    keeping: options.bodies ?? 'memory',
    minimumPartBytes: options.minimumPartBytes ?? 5 * 2 ** 20,
  };
  let requestCount = 0;

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = parseS3Request(message);
    const payloadHash = authenticator.check(request);
    if (options.isDenied?.(request) === true) throw new S3Error('AccessDenied', 'Access Denied');
    await options.onStep?.('come', request);
    const fault = faults.next(request);
    if (fault !== undefined && !(await befall(fault, message, response))) return;
    const isCorrupted = fault?.kind === 'corrupt';
    const operation = { request, message, payloadHash, isCorrupted, nowMs: now() };
    const done = await handleRequest(operation, handlerOptions);
    await options.onStep?.('done', request);
    if (fault?.kind === 'reset') message.socket.resetAndDestroy();
    else send(response, fault?.kind === 'wrongEtag' ? withWrongEtag(done) : done);
    await options.onStep?.('answered', request);
  }

  const server = createServer({ keepAlive: true, requestTimeout: 0 }, (message, response) => {
    requestCount += 1;
    answer(message, response).catch((error: unknown) => {
      if (message.socket.destroyed) return;
      sendError(message, response, error);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    credentials,
    region,
    faults,
    requestCount: () => requestCount,
    objects: (bucket) => buckets.get(bucket)?.objects ?? new Map<string, StoredObject>(),
    read(bucket, key) {
      const object = buckets.get(bucket)?.get(key);
      if (object === undefined) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
      return readRange(object.parts, 0, object.sizeBytes);
    },
    openUploads: (bucket, minimumParts = 0) =>
      [...(buckets.get(bucket)?.uploads.values() ?? [])]
        .filter((upload) => upload.parts.size >= minimumParts)
        .map((upload) => upload.key),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Lets a fault befall a request. Whether the request goes on. */
async function befall(fault: Fault, message: IncomingMessage, response: ServerResponse): Promise<boolean> {
  switch (fault.kind) {
    case 'error': {
      if (fault.afterBody === true) for await (const _chunk of message);
      const error = new S3Error(fault.code, 'This fault was asked for.');
      if (fault.retryAfterSeconds !== undefined) response.setHeader('retry-after', fault.retryAfterSeconds);
      sendError(message, response, error);
      return false;
    }
    case 'reset':
      if (fault.when === 'during') await new Promise((resolve) => message.once('data', resolve));
      if (fault.when !== 'after') message.socket.resetAndDestroy();
      return fault.when === 'after';
    case 'hang':
      message.resume();
      return false;
    case 'slow':
      await delay(fault.delayMs);
      return true;
    case 'wrongEtag':
    case 'corrupt':
      return true;
    default:
      return fault satisfies never;
  }
}

function withWrongEtag(answer: Answer): Answer {
  const etag = `"${'0'.repeat(32)}"`;
  if (typeof answer.body === 'string') {
    return { ...answer, body: answer.body.replace(/<ETag>.*<\/ETag>/, element('ETag', etag)) };
  }
  return { ...answer, headers: { ...answer.headers, etag } };
}

function sendError(message: IncomingMessage, response: ServerResponse, error: unknown): void {
  const refusal =
    error instanceof S3Error ? error : new S3Error('InternalError', 'We met an internal error.');
  message.resume();
  const text =
    element('Code', refusal.code) +
    element('Message', refusal.message) +
    element('Resource', message.url ?? '') +
    element('RequestId', randomBytes(8).toString('hex').toUpperCase());
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${text}</Error>`;
  const headers = { 'content-type': 'application/xml' };
  send(response, { status: refusal.status, headers, ...(message.method === 'HEAD' ? {} : { body }) });
}

function send(response: ServerResponse, answer: Answer): void {
  const body = answer.body ?? '';
  const headers: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    headers[name] = typeof value === 'string' ? Buffer.from(value).toString('latin1') : value;
  }
  headers['content-length'] ??= Buffer.byteLength(body);
  response.writeHead(answer.status, headers);
  response.end(body);
}
