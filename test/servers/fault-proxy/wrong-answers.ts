import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { delay } from '../../../shared/base/async.ts';
import type { ByteSource } from './byte-source.ts';
import type { ProxiedRequest } from './proxied-request.ts';
import {
  answerOf,
  errorAnswer,
  wireForm,
  withHeader,
  type StoreAnswer,
  type StoreFault,
} from './store-fault.ts';

/** A request whose body has come. */
export interface TakenRequest {
  readonly socket: Socket;
  readonly source: ByteSource;
  readonly request: ProxiedRequest;
  readonly body: Buffer;
  /** Hands the request to the store. */
  readonly put: () => Promise<StoreAnswer>;
}

/** Answers a request whose body has come. Whether the connection goes on. */
export async function answerWrongly(fault: StoreFault, taken: TakenRequest): Promise<boolean> {
  const { socket, source, body, put } = taken;
  switch (fault.kind) {
    case 'error':
      return send(taken, errorOf(fault));
    case 'lost':
      return send(taken, answerOf(200, { ETag: `"${createHash('md5').update(body).digest('hex')}"` }, ''));
    case 'hollow':
      if (fault.isStored) await put();
      return send(taken, answerOf(200, { 'Content-Type': fault.contentType }, fault.body));
    case 'etag':
      return send(taken, withEtag(await put(), fault.etag));
    case 'checksum':
      return send(taken, withHeader(await put(), fault.name, fault.value));
    case 'late': {
      const late = await put();
      await delay(fault.delayMs);
      return send(taken, late);
    }
    case 'redirect':
      return send(
        taken,
        withHeader(errorAnswer(fault.status, 'TemporaryRedirect'), 'Location', fault.location),
      );
    case 'twice': {
      const bytes = wireForm(await put());
      socket.write(Buffer.concat([bytes, bytes]));
      return true;
    }
    case 'preface': {
      const bytes = wireForm(await put());
      socket.write(Buffer.concat([Buffer.from(fault.bytes, 'latin1'), bytes]));
      return true;
    }
    case 'close': {
      send(taken, await put());
      if (fault.when === 'next') await source.waitForByte();
      if (fault.isReset) socket.resetAndDestroy();
      else socket.end();
      return false;
    }
    case 'drip': {
      for (const byte of wireForm(await put())) {
        socket.write(Buffer.of(byte));
        await delay(fault.delayMs);
      }
      return true;
    }
    case 'reset':
    case 'stall':
    case 'truncated':
    case 'garbage':
    case 'endless':
    case 'held':
      await breakOff(fault, socket, put);
      if (!socket.destroyed) await source.drained();
      return false;
    default:
      return fault satisfies never;
  }
}

type Breaking = Extract<
  StoreFault,
  { readonly kind: 'reset' | 'stall' | 'truncated' | 'garbage' | 'endless' | 'held' }
>;

/** Answers a request wrongly, in a way that no other request can follow. */
async function breakOff(fault: Breaking, socket: Socket, put: () => Promise<StoreAnswer>): Promise<void> {
  switch (fault.kind) {
    case 'reset': {
      const bytes = fault.when === 'after' ? null : wireForm(await put());
      if (fault.when === 'answering' && bytes !== null) socket.write(bytes.subarray(0, bytes.length / 2));
      socket.resetAndDestroy();
      return;
    }
    case 'stall': {
      const whole = wireForm(fault.isStored ? await put() : answerOf(200, { ETag: '"0"' }, '<xml>'));
      const headEnd = whole.indexOf('\r\n\r\n');
      if (fault.when === 'head') socket.write(whole.subarray(0, headEnd / 2));
      // An answer without a body stalls before a length that never comes.
      if (fault.when === 'body') socket.write(halfBody(whole, headEnd));
      return;
    }
    case 'truncated': {
      const whole = wireForm(await put());
      socket.end(halfBody(whole, whole.indexOf('\r\n\r\n')));
      return;
    }
    case 'garbage':
      if (fault.isEnded) socket.end(fault.bytes, 'latin1');
      else socket.write(fault.bytes, 'latin1');
      return;
    case 'endless':
      flood(fault, socket);
      return;
    case 'held':
      return;
  }
}

/** The head with a length of 100 bytes more than there are, and half of the body. */
function halfBody(whole: Buffer, headEnd: number): Buffer {
  const head = whole.toString('latin1', 0, headEnd).replace(/\r\ncontent-length: *(\d+)/i, (_, length) => {
    return `\r\nContent-Length: ${Number(length) + 100}`;
  });
  const body = whole.subarray(headEnd + 4);
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), body.subarray(0, body.length / 2)]);
}

/** Sends without end, as fast as it is taken, until the client goes away. */
function flood({ where, status }: Extract<Breaking, { kind: 'endless' }>, socket: Socket): void {
  const begin = `HTTP/1.1 ${status} Answer\r\n`;
  socket.write(
    where === 'head' ? `${begin}x-endless: ` : `${begin}Content-Type: application/xml\r\n\r\n<Error>`,
  );
  const chunk = Buffer.alloc(64 * 1024, 'a');
  const more = (): void => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on('drain', more);
  more();
}

/** Sends an answer, without its body where the request takes none. */
export function send(
  { socket, request }: Pick<TakenRequest, 'socket' | 'request'>,
  whole: StoreAnswer,
): true {
  socket.write(wireForm(request.method === 'HEAD' ? { ...whole, body: Buffer.alloc(0) } : whole));
  return true;
}

/** The error that a fault asks for. */
export function errorOf({ status, code, retryAfter }: Extract<StoreFault, { kind: 'error' }>): StoreAnswer {
  return errorAnswer(status, code, retryAfter === undefined ? {} : { 'Retry-After': retryAfter });
}

/** Another ETag, wherever the answer has one: in a header, and in the body of a completed upload. */
function withEtag(answer: StoreAnswer, etag: string | null): StoreAnswer {
  const text = answer.body.toString('utf8');
  if (!text.includes('<ETag>')) return withHeader(answer, 'etag', etag);
  const body = Buffer.from(text.replace(/<ETag>.*?<\/ETag>/s, etag === null ? '' : `<ETag>${etag}</ETag>`));
  return withHeader({ ...answer, body }, 'content-length', String(body.length));
}
