import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import type { BegunUpload } from '../../../s3/upload.ts';

/** Remembers which multipart uploads are begun, so that those of a killed run can be cleared away: they cost space. */
export interface UploadJournal {
  begun(upload: BegunUpload): void;
  ended(uploadId: string): void;
  /** Begun and not ended, by this run or an earlier one. */
  open(): readonly BegunUpload[];
}

/** A journal in a file: a line of JSON for each beginning and each end. A torn last line is left out. */
export function createUploadJournal(file: string): UploadJournal {
  return {
    begun: (upload) => appendFileSync(file, `${JSON.stringify(upload)}\n`),
    ended(uploadId) {
      appendFileSync(file, `${JSON.stringify({ ended: uploadId })}\n`);
    },
    open() {
      const uploads = readUploads(file);
      if (uploads.length === 0) rmSync(file, { force: true });
      return uploads;
    },
  };
}

function readUploads(file: string): BegunUpload[] {
  const open = new Map<string, BegunUpload>();
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  for (const line of text.split('\n')) {
    const entry = parseLine(line);
    if (typeof entry?.ended === 'string') {
      open.delete(entry.ended);
      continue;
    }
    const { bucket, key, uploadId } = entry ?? {};
    if (typeof bucket !== 'string' || typeof key !== 'string' || typeof uploadId !== 'string') continue;
    open.set(uploadId, { bucket, key, uploadId });
  }
  return [...open.values()];
}

function parseLine(line: string): Partial<Record<'bucket' | 'key' | 'uploadId' | 'ended', unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === 'object' ? parsed : null;
  } catch {
    return null;
  }
}
