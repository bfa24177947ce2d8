import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface DelayingProxyOptions {
  /** The server behind it: `http://127.0.0.1:PORT`. */
  readonly targetUrl: string;
  /** Added to every exchange, half on the way there and half on the way back. */
  readonly roundTripMs: number;
  /** What the line carries towards the server, all connections together; as much as comes when it is not given. */
  readonly bytesPerSecond?: number | undefined;
}

export interface DelayingProxy {
  /** Where a client connects instead. */
  readonly url: string;
  /** The most connections that were open at once. */
  readonly peakConnections: () => number;
  close(): Promise<void>;
}

/** How much of one connection waits in the proxy before its sender is held back. Bytes. */
const heldLimitBytes = 4 * 2 ** 20;

/** A line between a client and a server on this machine: bytes arrive in order, later, and no faster than it carries. */
export async function startDelayingProxy(options: DelayingProxyOptions): Promise<DelayingProxy> {
  const target = new URL(options.targetUrl);
  const line = new Line(options.bytesPerSecond);
  const oneWayMs = options.roundTripMs / 2;
  const sockets = new Set<Socket>();
  let open = 0;
  let peak = 0;
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ host: target.hostname, port: Number(target.port), noDelay: true });
    open += 1;
    peak = Math.max(peak, open);
    client.once('close', () => (open -= 1));
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    carry(client, upstream, (bytes) => line.arrivalMs(bytes) + oneWayMs);
    carry(upstream, client, () => performance.now() + oneWayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    peakConnections: () => peak,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** One line for all connections: what comes later waits for what came before. */
class Line {
  private readonly bytesPerMs: number;
  private freeAtMs = 0;

  constructor(bytesPerSecond: number | undefined) {
    this.bytesPerMs = bytesPerSecond === undefined ? Number.POSITIVE_INFINITY : bytesPerSecond / 1000;
  }

  /** When the last of these bytes is through. */
  arrivalMs(bytes: number): number {
    this.freeAtMs = Math.max(performance.now(), this.freeAtMs) + bytes / this.bytesPerMs;
    return this.freeAtMs;
  }
}

interface Held {
  /** Null is the end of the stream. */
  readonly chunk: Buffer | null;
  readonly dueMs: number;
}

/** Hands on what one side says, each piece when it is due, in order. */
function carry(from: Socket, to: Socket, dueMs: (bytes: number) => number): void {
  const held: Held[] = [];
  let heldBytes = 0;
  let timer: NodeJS.Timeout | undefined;

  function hold(chunk: Buffer | null): void {
    heldBytes += chunk?.length ?? 0;
    held.push({ chunk, dueMs: dueMs(chunk?.length ?? 0) });
    if (heldBytes > heldLimitBytes) from.pause();
    timer ??= setTimeout(release, (held[0]?.dueMs ?? 0) - performance.now());
  }

  function release(): void {
    timer = undefined;
    const nowMs = performance.now();
    for (let next = held[0]; next !== undefined; next = held[0]) {
      // A timer fires up to a millisecond early or late; pieces due within that go together.
      if (next.dueMs > nowMs + 0.5) break;
      held.shift();
      heldBytes -= next.chunk?.length ?? 0;
      if (next.chunk === null) to.end();
      else to.write(next.chunk);
    }
    if (heldBytes <= heldLimitBytes && from.isPaused()) from.resume();
    if (held[0] !== undefined) timer = setTimeout(release, held[0].dueMs - nowMs);
  }

  from.on('data', hold);
  from.on('end', () => hold(null));
  from.on('error', () => to.destroy());
  from.on('close', (hadError) => {
    if (!hadError) return;
    clearTimeout(timer);
    to.destroy();
  });
}
