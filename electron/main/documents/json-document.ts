import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type * as z from 'zod';
import { systemCode } from '../../../shared/base/errors.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { syncFolder } from '../../../shared/engine/files/sync-folder.ts';

/** Stands between the name of a document that was set aside and the time of that, in milliseconds. */
export const asideMark = '.broken-';

/** How a kind of document is kept. */
export interface DocumentKind<T> {
  readonly formatVersion: number;
  readonly schema: z.ZodType<T>;
  /** The value of a document that is not there yet. */
  readonly empty: () => T;
  /** Takes the content of an older version to the present one. */
  readonly migrate?: (content: unknown, fromVersion: number) => unknown;
}

/** A value in a file: read once, written whole, atomically. Changes are made one after the other. */
export interface JsonDocument<T> {
  get(): T;
  /** Saves what `change` makes of the present value, and gives it. Throws DOCUMENT_UNWRITABLE; then nothing changed. */
  change(change: (value: T) => T): Promise<T>;
  /** Where a file that could not be read was set aside; null when it could. */
  readonly setAside: string | null;
}

/**
 * Opens a document. One that cannot be read is set aside under another name and an empty one takes its place. Throws
 * DOCUMENT_NEWER for one that a newer version made, and leaves it as it is.
 */
export async function openDocument<T>(file: string, kind: DocumentKind<T>): Promise<JsonDocument<T>> {
  const read = await readDocument(file, kind);
  let value = read.value;
  let queue: Promise<unknown> = Promise.resolve();
  return {
    setAside: read.setAside,
    get: () => value,
    change(change) {
      const next = queue.then(async () => {
        const changed = change(value);
        if (changed === value) return value;
        await writeAtomically(
          file,
          `${JSON.stringify({ formatVersion: kind.formatVersion, content: changed }, null, 1)}\n`,
        );
        value = changed;
        return value;
      });
      queue = next.catch(() => undefined);
      return next;
    },
  };
}

async function readDocument<T>(
  file: string,
  kind: DocumentKind<T>,
): Promise<{ readonly value: T; readonly setAside: string | null }> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { value: kind.empty(), setAside: null };
    throw appError('DOCUMENT_UNREADABLE', { detail: `${file}: ${systemCode(error) ?? ''}`, cause: error });
  }
  const value = parseDocument(text, file, kind);
  if (value !== null) return { value, setAside: null };
  const aside = `${file}${asideMark}${Date.now()}`;
  await rename(file, aside);
  return { value: kind.empty(), setAside: aside };
}

/** Null for what is no document of this kind. */
function parseDocument<T>(text: string, file: string, kind: DocumentKind<T>): T | null {
  let content: unknown;
  try {
    const parsed = JSON.parse(text) as { formatVersion?: unknown; content?: unknown };
    const version = parsed.formatVersion;
    if (typeof version !== 'number') return null;
    if (version > kind.formatVersion) throw appError('DOCUMENT_NEWER', { detail: file });
    content = version < kind.formatVersion ? kind.migrate?.(parsed.content, version) : parsed.content;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
  const read = kind.schema.safeParse(content);
  return read.success ? read.data : null;
}

/** Writes a whole file under a partial name, flushes and renames it. Throws DOCUMENT_UNWRITABLE. */
async function writeAtomically(file: string, text: string): Promise<void> {
  const partial = `${file}.partial`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(partial, 'w', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw appError('DOCUMENT_UNWRITABLE', { detail: `${file}: ${systemCode(error) ?? ''}`, cause: error });
  }
}
