import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { delay } from '../../shared/base/async.ts';
import type { BodyPart, PartedBody, PartSum, WholeBody } from '../../shared/engine/loader/sinks/sink.ts';

export function md5Of(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}

export function wholeBody(content: string | Uint8Array): WholeBody {
  const bytes = Buffer.from(content);
  return { kind: 'whole', bytes, md5: md5Of(bytes) };
}

/** Bytes that differ from place to place, so that parts in the wrong order are noticed. */
export function variedBytes(sizeBytes: number, seed = 1): Buffer {
  const bytes = Buffer.allocUnsafe(sizeBytes);
  let state = seed;
  for (let at = 0; at < sizeBytes; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    bytes[at] = state >>> 16;
  }
  return bytes;
}

function sumOf(bytes: Uint8Array, sum: PartSum): string {
  if (sum === 'md5') return md5Of(bytes);
  if (sum === 'none') return '';
  const value = Buffer.alloc(4);
  value.writeUInt32BE(crc32(bytes));
  return value.toString('base64');
}

export interface TestPartedBodyOptions {
  readonly partSizeBytes: number;
  /** Parts that may be out at a time; the next one waits. 2 unless told otherwise. */
  readonly partsInFlight?: number;
  /** Thrown instead of handing this part out. */
  readonly failAtPart?: { readonly number: number; readonly error: Error };
  /** What `finish` rejects with. */
  readonly finishError?: Error;
  /** Called before each part is handed out. */
  readonly onPart?: (number: number) => void | Promise<void>;
}

/** A parted body that keeps account of who holds its parts. */
export interface TestPartedBody extends PartedBody {
  readonly account: {
    taken: number;
    released: number;
    /** Parts released more than once. */
    doubles: number;
    finished: number;
  };
}

export function partedBody(bytes: Buffer, options: TestPartedBodyOptions): TestPartedBody {
  const account = { taken: 0, released: 0, doubles: 0, finished: 0 };
  const { partSizeBytes } = options;

  async function* parts(sum: PartSum): AsyncGenerator<BodyPart> {
    const count = Math.ceil(bytes.length / partSizeBytes);
    for (let number = 1; number <= count; number += 1) {
      while (account.taken - account.released >= (options.partsInFlight ?? 2)) await delay(1);
      await options.onPart?.(number);
      if (options.failAtPart?.number === number) throw options.failAtPart.error;
      account.taken += 1;
      yield onePart(number, sum);
    }
  }

  function onePart(number: number, sum: PartSum): BodyPart {
    const start = (number - 1) * partSizeBytes;
    // A copy, wiped on release: a sink that reads on afterwards stores zeros and is found out.
    const slice = Buffer.from(bytes.subarray(start, start + partSizeBytes));
    let isReleased = false;
    return {
      number,
      bytes: slice,
      sum: sumOf(slice, sum),
      release() {
        if (isReleased) account.doubles += 1;
        else account.released += 1;
        isReleased = true;
        slice.fill(0);
      },
    };
  }

  return {
    kind: 'parts',
    sizeBytes: bytes.length,
    partSizeBytes,
    account,
    parts,
    finish() {
      account.finished += 1;
      return options.finishError === undefined
        ? Promise.resolve(md5Of(bytes))
        : Promise.reject(options.finishError);
    },
  };
}
