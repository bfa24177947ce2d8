import { createServer, type AddressInfo, type Socket } from 'node:net';
import { serveConnection } from './connection.ts';
import { kindOf, type ProxiedRequest, type RequestKind } from './proxied-request.ts';
import type { StoreFault } from './store-fault.ts';

/** A fault and the requests that it befalls. */
export interface ProxyRule {
  readonly fault: StoreFault;
  /** Only requests of these kinds; any when it is not given. */
  readonly kinds?: readonly RequestKind[];
  readonly matches?: (request: ProxiedRequest) => boolean;
  /** How many of the requests that match pass before the first is befallen. */
  readonly skip?: number;
  /** How many are befallen, one after the other; all of them when it is not given. */
  readonly times?: number;
  /** From the first befallen one it goes on for so long, whatever `times` says. */
  readonly durationMs?: number;
}

/** A request that came by, and what befell it. */
interface SeenRequest {
  readonly kind: RequestKind;
  readonly request: ProxiedRequest;
  readonly fault: StoreFault | null;
}

/** A proxy before an S3 server, for faults between them. It passes everything on as it came, the Host header too. */
export interface FaultProxy {
  readonly url: string;
  /** Every request that came whole, befallen or not, in the order they came. */
  readonly seen: readonly SeenRequest[];
  add(rule: ProxyRule): void;
  /** No fault any more; what is held or stalled stays so. */
  clear(): void;
  /** Resolves when nothing that was held is still to reach the store. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

interface LiveRule {
  readonly rule: ProxyRule;
  toSkip: number;
  left: number;
  untilMs: number | null;
}

/** Starts a proxy on the loopback before the server at `targetUrl`. */
export async function startFaultProxy(
  targetUrl: string,
  rules: readonly ProxyRule[] = [],
): Promise<FaultProxy> {
  let live: LiveRule[] = [];
  const seen: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  const held = new Set<Promise<unknown>>();

  function add(rule: ProxyRule): void {
    const left = rule.times ?? Number.POSITIVE_INFINITY;
    live.push({ rule, toSkip: rule.skip ?? 0, left, untilMs: null });
  }

  function decide(request: ProxiedRequest): StoreFault | null {
    const kind = kindOf(request);
    const found = live.find((one) => befalls(one, kind, request));
    const fault = found?.rule.fault ?? null;
    seen.push({ kind, request, fault });
    return fault;
  }

  for (const rule of rules) add(rule);
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    void serveConnection(socket, {
      target: new URL(targetUrl),
      decide,
      hold(work) {
        held.add(work);
        void work.finally(() => held.delete(work));
      },
    }).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address of this shape.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    add,
    clear: () => (live = []),
    async settled() {
      while (held.size > 0) await Promise.allSettled(held);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function befalls(one: LiveRule, kind: RequestKind, request: ProxiedRequest): boolean {
  const { rule } = one;
  if (rule.kinds?.includes(kind) === false || rule.matches?.(request) === false) return false;
  if (one.toSkip > 0) {
    one.toSkip -= 1;
    return false;
  }
  if (rule.durationMs !== undefined) {
    one.untilMs ??= Date.now() + rule.durationMs;
    return Date.now() < one.untilMs;
  }
  if (one.left <= 0) return false;
  one.left -= 1;
  return true;
}
