import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import type { Violation } from '../fault.ts';

/** What the checker knows of a file or an object. */
export interface Content {
  readonly sizeBytes: number;
  readonly md5: string;
}

/** Something on a drive or in a folder. What is neither file nor folder has its kind instead of a content. */
export interface FoundFile extends Content {
  readonly kind: 'file' | 'link' | 'special' | 'unreadable';
}

/**
 * All that lies below a folder, empty folders aside: path -> content, the path with `/`. A byte that is not part of valid
 * UTF-8 stands as `\xHH` in it.
 */
export function readFiles(root: string): Map<string, FoundFile> {
  const files = new Map<string, FoundFile>();
  const walk = (folder: Buffer, before: Buffer): void => {
    for (const name of readdirSync(folder, { encoding: 'buffer' })) {
      const native = Buffer.concat([folder, Buffer.from('/'), name]);
      const path = Buffer.concat([before, name]);
      const stats = lstatSync(native);
      if (stats.isDirectory()) walk(native, Buffer.concat([path, Buffer.from('/')]));
      else files.set(shownPath(path), lookAt(native, stats));
    }
  };
  walk(Buffer.from(root), Buffer.alloc(0));
  return files;
}

function lookAt(native: Buffer, stats: ReturnType<typeof lstatSync>): FoundFile {
  if (stats?.isSymbolicLink() === true)
    return { kind: 'link', sizeBytes: 0, md5: md5Of(readlinkSync(native, { encoding: 'buffer' })) };
  if (stats?.isFile() !== true) return { kind: 'special', sizeBytes: 0, md5: '' };
  try {
    const bytes = readFileSync(native);
    return { kind: 'file', sizeBytes: bytes.length, md5: md5Of(bytes) };
  } catch {
    return { kind: 'unreadable', sizeBytes: Number(stats.size), md5: '' };
  }
}

export function md5Of(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}

/** A path's bytes as the import log shows them. */
function shownPath(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (Buffer.from(text).equals(bytes)) return text;
  let shown = '';
  for (let at = 0; at < bytes.length;) {
    const length = [1, 2, 3, 4].find((size) => isWhole(bytes.subarray(at, at + size), size));
    if (length === undefined) {
      shown += `\\x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
      at += 1;
    } else {
      shown += bytes.toString('utf8', at, at + length);
      at += length;
    }
  }
  return shown;
}

/** Whether these are the bytes of exactly one character. */
function isWhole(bytes: Buffer, size: number): boolean {
  const text = bytes.toString('utf8');
  return bytes.length === size && Buffer.from(text).equals(bytes);
}

/** Compares what is there with what should be: lost, different, and one too many. */
export function compareFiles(
  place: string,
  {
    expected,
    found,
  }: { readonly expected: ReadonlyMap<string, Content>; readonly found: ReadonlyMap<string, Content> },
): Violation[] {
  const violations: Violation[] = [];
  for (const [path, { sizeBytes, md5 }] of expected) {
    const there = found.get(path);
    if (there === undefined) violations.push({ what: 'lost', detail: `${place}: ${path} is not there` });
    else if (there.md5 !== md5 || there.sizeBytes !== sizeBytes)
      violations.push({
        what: 'different',
        detail: `${place}: ${path} has ${there.sizeBytes} B ${there.md5}, should have ${sizeBytes} B ${md5}`,
      });
  }
  for (const path of found.keys()) {
    if (!expected.has(path))
      violations.push({ what: 'doubled', detail: `${place}: ${path} should not be there` });
  }
  return violations;
}
