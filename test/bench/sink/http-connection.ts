import type { Socket } from 'node:net';
import { createChunkReader, type ChunkReader } from './chunk-reader.ts';

/** The first lines of a request. */
export interface RequestHead {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  /** Lower-case names; bytes as latin1. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What takes the body of one request and then answers it. */
export interface Receiver {
  /** The slice may be kept: it is not written to again. */
  write(slice: Buffer): void;
  /** The whole body came; gives the answer as it goes over the wire. */
  end(): string | Buffer;
}

const longestHeadBytes = 65_536;
const headEnd = Buffer.from('\r\n\r\n');
const nothing = Buffer.alloc(0);

/** Reads requests from a connection, one behind the other, and writes their answers in that order. */
export function serveConnection(socket: Socket, begin: (head: RequestHead) => Receiver): void {
  let pending: Buffer = nothing;
  let receiver: Receiver | null = null;
  let remainingBytes = 0;
  let chunks: ChunkReader | null = null;

  function startRequest(text: string): void {
    const head = parseHead(text);
    const taker = begin(head);
    receiver = taker;
    const isChunked = /\bchunked$/i.test(head.headers['transfer-encoding'] ?? '');
    chunks = isChunked ? createChunkReader((slice) => taker.write(slice)) : null;
    remainingBytes = isChunked ? 0 : Number(head.headers['content-length'] ?? 0);
    if (/^100-continue$/i.test(head.headers['expect'] ?? '')) socket.write('HTTP/1.1 100 Continue\r\n\r\n');
  }

  /** Takes what belongs to the body; gives the rest. */
  function takeBody(taker: Receiver, bytes: Buffer): Buffer {
    if (chunks !== null) return bytes.subarray(chunks.read(bytes));
    const mine = Math.min(bytes.length, remainingBytes);
    if (mine > 0) taker.write(mine === bytes.length ? bytes : bytes.subarray(0, mine));
    remainingBytes -= mine;
    return bytes.subarray(mine);
  }

  function take(chunk: Buffer): void {
    let bytes: Buffer = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    pending = nothing;
    for (;;) {
      if (receiver === null) {
        const end = bytes.indexOf(headEnd);
        if (end < 0) {
          if (bytes.length > longestHeadBytes) throw new Error('the head of a request is too long');
          pending = bytes;
          return;
        }
        startRequest(bytes.toString('latin1', 0, end));
        bytes = bytes.subarray(end + headEnd.length);
      }
      if (receiver === null) return;
      bytes = takeBody(receiver, bytes);
      if (chunks === null ? remainingBytes > 0 : !chunks.isDone) return;
      const answer = receiver.end();
      receiver = null;
      socket.write(answer, 'latin1');
      if (bytes.length === 0) return;
    }
  }

  socket.on('data', (chunk: Buffer) => {
    try {
      take(chunk);
    } catch (error) {
      socket.destroy(error instanceof Error ? error : undefined);
    }
  });
  // A client that goes away is no matter of the server.
  socket.on('error', () => undefined);
}

function parseHead(text: string): RequestHead {
  const lines = text.split('\r\n');
  const [method = '', target = ''] = (lines[0] ?? '').split(' ');
  if (!target.startsWith('/')) throw new Error('the first line is no request');
  const headers: Record<string, string> = {};
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { method, target, headers };
}
