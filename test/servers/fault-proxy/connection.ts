import type { Socket } from 'node:net';
import { delay } from '../../../shared/base/async.ts';
import { ByteSource } from './byte-source.ts';
import { passOn } from './pass-on.ts';
import { headerOf, parseHead, type ProxiedRequest } from './proxied-request.ts';
import type { StoreAnswer, StoreFault } from './store-fault.ts';
import { answerWrongly, errorOf, send } from './wrong-answers.ts';

export interface ConnectionPorts {
  readonly target: URL;
  /** What is to befall a request. */
  readonly decide: (request: ProxiedRequest) => StoreFault | null;
  /** Takes note of work that outlives its connection. */
  readonly hold: (work: Promise<unknown>) => void;
}

/** One request in hand. */
interface Exchange {
  readonly socket: Socket;
  readonly source: ByteSource;
  readonly request: ProxiedRequest;
  readonly ports: ConnectionPorts;
}

/** Serves the requests of one connection, one after the other, until either side ends it. */
export async function serveConnection(socket: Socket, ports: ConnectionPorts): Promise<void> {
  const source = new ByteSource(socket);
  for (;;) {
    const head = await source.takeHead();
    if (head === null) return void socket.end();
    const request = parseHead(head);
    const fault = ports.decide(request);
    const exchange = { socket, source, request, ports };
    if (fault === null) send(exchange, await store(exchange, await takeBody(exchange)));
    else if (!(await befall(fault, exchange))) return;
    if (headerOf(request, 'connection')?.toLowerCase() === 'close') return void socket.end();
  }
}

async function takeBody({ socket, source, request }: Exchange): Promise<Buffer> {
  if (headerOf(request, 'expect') !== undefined) socket.write('HTTP/1.1 100 Continue\r\n\r\n');
  const body = await source.take(request.bodyBytes);
  if (body === null) throw new Error('the client went away amidst its body');
  return body;
}

function store({ ports, request }: Exchange, body: Buffer): Promise<StoreAnswer> {
  return passOn(ports.target, request, body);
}

/** Lets a fault befall a request. Whether the connection goes on. */
async function befall(fault: StoreFault, exchange: Exchange): Promise<boolean> {
  const { socket, source, ports } = exchange;
  if (fault.kind === 'error' && fault.beforeBody === true) {
    send(exchange, errorOf(fault));
    // The rest of the body is read, or the client would not come to see the answer.
    await takeBody(exchange);
    return true;
  }
  if (fault.kind === 'reset' && (fault.when === 'before' || fault.when === 'during')) {
    const half = Math.floor(exchange.request.bodyBytes / 2);
    if (fault.when === 'during' && half > 0) await source.take(half);
    socket.resetAndDestroy();
    return false;
  }
  const body = await takeBody(exchange);
  if (fault.kind === 'held') {
    ports.hold(delay(fault.delayMs).then(() => store(exchange, body)));
    await source.drained();
    return false;
  }
  return answerWrongly(fault, { ...exchange, body, put: () => store(exchange, body) });
}
