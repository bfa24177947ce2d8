import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { messageOf } from '../../../../base/errors.ts';
import { appError } from '../../../../domain/error-codes.ts';
import type { BegunUpload } from '../../../s3/upload.ts';

/** Where an upload was asked for. */
type AskedUpload = Pick<BegunUpload, 'bucket' | 'key'>;

/**
 * Remembers which multipart uploads are begun, so that those of a killed run, and those whose beginning was answered to
 * nobody, can be cleared away: they cost space.
 */
export interface UploadJournal {
  /** Before a beginning is asked for: its answer may be lost. Throws LOAD_LOG. */
  asked(upload: AskedUpload): void;
  /** `isOnly`: no other can have been begun for what was asked. Throws LOAD_LOG. */
  begun(upload: BegunUpload, isOnly: boolean): void;
  ended(uploadId: string): void;
  /** No upload of this key is left. */
  cleared(upload: AskedUpload): void;
  /** Begun and not ended, by this run or an earlier one. */
  open(): readonly BegunUpload[];
  /** Asked for, and perhaps begun without anybody knowing. */
  lost(): readonly AskedUpload[];
}

/**
 * A journal in a file: a line of JSON for each thing that happens. A torn line is left out; so that it spoils no other,
 * each entry begins a line of its own.
 */
export function createUploadJournal(file: string): UploadJournal {
  const add = (entry: object): void => {
    try {
      appendFileSync(file, `\n${JSON.stringify(entry)}\n`);
    } catch (error) {
      throw appError('LOAD_LOG', { detail: messageOf(error), cause: error });
    }
  };
  /** What is not noted to be over is cleared away once more, which does no harm. */
  const addIfItGoes = (entry: object): void => {
    try {
      add(entry);
    } catch {
      // A full disk.
    }
  };
  return {
    asked: ({ bucket, key }) => add({ asked: true, bucket, key }),
    begun: (upload, isOnly) => add(isOnly ? { ...upload, isOnly } : upload),
    ended: (uploadId) => addIfItGoes({ ended: uploadId }),
    cleared: ({ bucket, key }) => addIfItGoes({ cleared: true, bucket, key }),
    open() {
      const { open, lost } = readJournal(file);
      if (open.length + lost.length === 0) rmSync(file, { force: true });
      return open;
    },
    lost: () => readJournal(file).lost,
  };
}

interface JournalState {
  readonly open: readonly BegunUpload[];
  readonly lost: readonly AskedUpload[];
}

function readJournal(file: string): JournalState {
  const open = new Map<string, BegunUpload>();
  const lost = new Map<string, AskedUpload & { readonly askings: number }>();
  for (const line of readLines(file)) {
    const entry = parseLine(line);
    if (entry === null) continue;
    if (typeof entry.ended === 'string') {
      open.delete(entry.ended);
      continue;
    }
    const { bucket, key } = entry;
    if (typeof bucket !== 'string' || typeof key !== 'string') continue;
    const place = { bucket, key };
    const name = JSON.stringify([place.bucket, place.key]);
    const askings = lost.get(name)?.askings ?? 0;
    // One key is asked for again and again: what tells of one asking says nothing of another.
    if (entry.asked === true) lost.set(name, { ...place, askings: askings + 1 });
    if (entry.isOnly === true) lost.set(name, { ...place, askings: askings - 1 });
    if (entry.cleared === true) lost.delete(name);
    if (typeof entry.uploadId === 'string') open.set(entry.uploadId, { ...place, uploadId: entry.uploadId });
  }
  return { open: [...open.values()], lost: [...lost.values()].filter(({ askings }) => askings > 0) };
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

type Entry = Partial<
  Record<'bucket' | 'key' | 'uploadId' | 'ended' | 'asked' | 'cleared' | 'isOnly', unknown>
>;

function parseLine(line: string): Entry | null {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === 'object' ? parsed : null;
  } catch {
    return null;
  }
}
