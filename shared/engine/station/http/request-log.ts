/** One answered request. Holds no query and no token: those can be secrets. */
interface RequestLogEntry {
  readonly at: string;
  readonly requestId: string;
  readonly remote: string;
  readonly method: string;
  readonly path: string;
  readonly action: string | null;
  readonly account: string | null;
  readonly status: number;
  readonly code: string | null;
  readonly durationMs: number;
}

/** Where the server tells what it did. */
export interface RequestLog {
  request(entry: RequestLogEntry): void;
  /** Something that was not foreseen. Clients are told the request id only. */
  fault(requestId: string, fault: unknown): void;
}

/** A log of lines: one JSON object a request when `isVerbose`, and every fault with its stack. */
export function createRequestLog(write: (text: string) => unknown, isVerbose: boolean): RequestLog {
  return {
    request(entry) {
      if (isVerbose) write(`${JSON.stringify(entry)}\n`);
    },
    fault(requestId, fault) {
      const stack = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
      write(`${JSON.stringify({ requestId, fault: stack })}\n`);
    },
  };
}
