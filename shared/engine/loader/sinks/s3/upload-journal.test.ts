import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUploadJournal } from './upload-journal.ts';

const upload = { bucket: 'bucket', key: 'large.bin', uploadId: 'u1' };
const { bucket, key } = upload;

describe('the journal of uploads', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drivepost-journal-'));
    file = join(folder, 'uploads.jsonl');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('knows what is open, and what may be', () => {
    const journal = createUploadJournal(file);
    journal.asked({ bucket, key });
    expect([journal.open(), journal.lost()]).toMatchObject([[], [{ bucket, key }]]);
    journal.begun(upload, true);
    expect([journal.open(), journal.lost()]).toEqual([[upload], []]);
    journal.ended(upload.uploadId);
    expect([journal.open(), journal.lost()]).toEqual([[], []]);
  });

  it('reads what was written behind a line that is torn anywhere', () => {
    const whole = createUploadJournal(file);
    whole.asked({ bucket, key });
    whole.begun(upload, true);
    const text = readFileSync(file, 'utf8');
    const other = { bucket, key: 'other.bin', uploadId: 'u2' };
    for (let length = 0; length <= text.length; length += 1) {
      writeFileSync(file, text.slice(0, length));
      const journal = createUploadJournal(file);
      journal.asked({ bucket, key: other.key });
      journal.begun(other, true);
      expect(journal.open()).toContainEqual(other);
    }
    appendFileSync(file, '{"ended":"u');
    createUploadJournal(file).ended('u2');
    expect(createUploadJournal(file).open()).not.toContainEqual(other);
  });
});
