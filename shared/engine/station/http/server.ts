import { randomUUID } from 'node:crypto';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Clock } from '../../../base/time.ts';
import { ServiceError } from '../../../domain/job/service-error.ts';
import { readHeaders } from '../../sigv4/verify.ts';
import type { AccountKeys, JobService } from '../service-contract.ts';
import { errorAnswer, type Answer } from './answer.ts';
import { labelAnswer, labelPath, plainPage } from './label-answer.ts';
import { createQueryApi, type QueryApi, type QueryApiOutcome } from './query-api.ts';
import { discardRest, readBody } from './read-body.ts';
import type { RequestLog } from './request-log.ts';

/** What one client may take of the server. Times in milliseconds. */
interface ServerLimits {
  readonly bodyBytes: number;
  readonly headerBytes: number;
  readonly headersMs: number;
  readonly requestMs: number;
  readonly idleMs: number;
  readonly connections: number;
}

/** A manifest of 64 KiB is at most three times that when percent-encoded. */
const defaultLimits: ServerLimits = {
  bodyBytes: 256 * 1024,
  headerBytes: 16 * 1024,
  headersMs: 10_000,
  requestMs: 30_000,
  idleMs: 60_000,
  connections: 512,
};

export interface JobServerOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly tls?: { readonly cert: Uint8Array; readonly key: Uint8Array } | undefined;
  /** How clients reach the server, when that is not its own address. Label URLs start with it. */
  readonly publicUrl?: string | undefined;
  readonly accountKeys: AccountKeys;
  /** Makes the service, once it is known where labels will be served. */
  readonly makeService: (labelBaseUrl: string) => JobService;
  readonly clock: Clock;
  readonly log: RequestLog;
  readonly limits?: Partial<ServerLimits> | undefined;
}

export interface JobServer {
  /** `http://127.0.0.1:8477`. */
  readonly url: string;
  /** Lets requests under way end, for up to `graceMs`; resolves when all connections are closed. */
  close(graceMs?: number): Promise<void>;
}

/** Serves a job service over HTTP or HTTPS. Rejects with the system's error when it cannot listen. */
export async function startJobServer(options: JobServerOptions): Promise<JobServer> {
  const limits = { ...defaultLimits, ...options.limits };
  const server = createServer(options, limits);
  await listen(server, options);
  const url = ownUrl(server, options);
  const service = options.makeService(`${(options.publicUrl ?? url).replace(/\/+$/, '')}${labelPath}`);
  const queryApi = createQueryApi({ service, accountKeys: options.accountKeys, clock: options.clock });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void serve({ request, response, service, queryApi, options, limits });
  });
  return { url, close: (graceMs = 5000) => close(server, graceMs) };
}

function createServer(options: JobServerOptions, limits: ServerLimits): Server {
  const settings: ServerOptions = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: 5000,
    connectionsCheckingInterval: Math.min(1000, limits.headersMs),
  };
  const server =
    options.tls === undefined
      ? createHttpServer(settings)
      : createHttpsServer({
          ...settings,
          cert: Buffer.from(options.tls.cert),
          key: Buffer.from(options.tls.key),
          handshakeTimeout: limits.headersMs,
        });
  server.maxConnections = limits.connections;
  server.maxHeadersCount = 100;
  server.timeout = limits.idleMs;
  server.on('clientError', refuseConnection);
  return server;
}

/** Answers what is not HTTP, or comes too slowly, as far as the connection still takes an answer. */
function refuseConnection(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly service: JobService;
  readonly queryApi: QueryApi;
  readonly options: JobServerOptions;
  readonly limits: ServerLimits;
}

async function serve(exchange: Exchange): Promise<void> {
  const { request, response, options } = exchange;
  const requestId = randomUUID();
  const startedMs = options.clock.now();
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  response.on('error', () => undefined);
  let outcome: QueryApiOutcome | null = null;
  try {
    outcome = await answerTo(exchange, path, requestId);
  } catch (fault) {
    const failure = new ServiceError('InternalFailure', 'The service failed. Its log has the request id.');
    outcome = { ...plain(errorAnswer(failure, requestId)), code: failure.code, fault };
  }
  if (outcome?.fault !== undefined) options.log.fault(requestId, outcome.fault);
  if (outcome !== null) send(exchange, outcome.answer);
  options.log.request({
    at: new Date(startedMs).toISOString(),
    requestId,
    remote: request.socket.remoteAddress ?? '',
    method: request.method ?? '',
    path: path.startsWith(labelPath) ? `${labelPath}…` : path.slice(0, 200),
    action: outcome?.action ?? null,
    account: outcome?.account ?? null,
    status: outcome?.answer.status ?? 0,
    code: outcome?.code ?? null,
    durationMs: options.clock.now() - startedMs,
  });
}

/** Null when the client went away before it had asked anything. */
async function answerTo(
  { request, service, queryApi, limits }: Exchange,
  path: string,
  requestId: string,
): Promise<QueryApiOutcome | null> {
  const method = request.method ?? '';
  const isRead = method === 'GET' || method === 'HEAD';
  if (isRead && path === '/health') {
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    return plain({ status: 200, headers, body: '{"status":"ok"}\n' });
  }
  if (isRead && path.startsWith(labelPath)) return plain(await labelAnswer(service, path));
  if (path !== '/') return plain(plainPage(404, 'Nothing here', 'The job service answers at /.'));
  if (method !== 'POST' && method !== 'GET') {
    const answer = plainPage(405, 'Not this way', 'The job service takes POST and GET.');
    return plain({ ...answer, headers: { ...answer.headers, allow: 'GET, POST' } });
  }
  const reading = await readBody(request, limits.bodyBytes);
  if (reading.kind === 'aborted') return null;
  if (reading.kind === 'too-large') {
    const error = new ServiceError('RequestEntityTooLarge', 'The request is too large.');
    return { ...plain(errorAnswer(error, requestId)), code: error.code };
  }
  const { body } = reading;
  const headers = readHeaders(request.rawHeaders);
  return queryApi({ method, target: request.url ?? '/', headers, body }, requestId);
}

function plain(answer: Answer): QueryApiOutcome {
  return { answer, action: null, account: null, code: null };
}

function send({ request, response, limits }: Exchange, answer: Answer): void {
  if (response.destroyed || response.headersSent) return;
  if (!request.complete) {
    response.setHeader('connection', 'close');
    discardRest(request, 8 * limits.bodyBytes);
  }
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(bytes.length) });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function listen(server: Server, options: JobServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      // Running out of descriptors for new connections, for one, ends no server.
      server.on('error', (error) => options.log.fault('', error));
      resolve();
    });
  });
}

function ownUrl(server: Server, options: JobServerOptions): string {
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return `${options.tls === undefined ? 'http' : 'https'}://${host}:${port}`;
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
