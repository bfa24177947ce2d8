import { isUtf8 } from 'node:buffer';

/**
 * A path on a drive, relative to its root, with `/`, as bytes: each character stands for one byte (latin1).
 * Names on drives are bytes until proven UTF-8. Compared with `<`, byte paths sort as their bytes do.
 */
export type BytePath = string & { readonly brand: 'BytePath' };

// oxlint-disable-next-line no-control-regex -- the range is the definition of ASCII
const asciiOnly = /^[\u0000-\u007f]*$/;

/** The path as text, or null when its bytes are not UTF-8. */
export function textOf(path: BytePath): string | null {
  if (asciiOnly.test(path)) return path;
  const bytes = Buffer.from(path, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : null;
}

/** The byte path of a text. */
export function bytePath(text: string): BytePath {
  return (asciiOnly.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1')) as BytePath;
}

/** For people and logs: the text, or with each byte that is not part of valid UTF-8 written `\xHH`. */
export function displayOf(path: BytePath): string {
  const text = textOf(path);
  if (text !== null) return text;
  const bytes = Buffer.from(path, 'latin1');
  let shown = '';
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      shown += `\\x${bytes.toString('hex', at, at + 1).toUpperCase()}`;
      at += 1;
    } else {
      shown += bytes.toString('utf8', at, at + length);
      at += length;
    }
  }
  return shown;
}

/** Length of the whole UTF-8 sequence at `at`, or 0 when there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1) {
    if (isUtf8(bytes.subarray(at, at + length))) return length;
  }
  return 0;
}

/** What Node's file functions take for a byte path below `root`: a string where that is exact, else bytes. */
export function nativePath(root: string, path: BytePath): string | Buffer {
  if (asciiOnly.test(path)) return `${root}/${path}`;
  return Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path, 'latin1')]);
}
