import { closeSync, fsyncSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { describeFinding } from '../../domain/proof/proof-report.ts';
import type { FileOutcome, OutcomeListener } from './proof-tally.ts';

const header = 'file,outcome,status,code,key,sizeBytes,inventoryMd5,logMd5,remark';
const flushAtChars = 256 * 1024;

/** A table of outcomes that is being written. */
export interface OutcomeCsv extends OutcomeListener {
  /** Puts the whole table in its place. Throws FILE_UNWRITABLE. */
  commit(): void;
  /** Leaves nothing behind. */
  abandon(): void;
}

/**
 * Writes what became of each file as CSV (RFC 4180, UTF-8 with a byte order mark), for people and their spreadsheets: no
 * cell can become a formula. Written under a partial name. Throws FILE_UNWRITABLE.
 */
export function writeOutcomeCsv(file: string): OutcomeCsv {
  const partial = `${file}.partial`;
  const descriptor = attempt(file, () => openSync(partial, 'w', 0o600));
  let at = 0;
  let pending = '';
  begin();

  function begin(): void {
    pending = `\u{FEFF}${header}\r\n`;
    at = 0;
  }

  function flush(): void {
    const bytes = Buffer.from(pending, 'utf8');
    pending = '';
    for (let written = 0; written < bytes.length;) {
      written += writeSync(descriptor, bytes, written, bytes.length - written, at + written);
    }
    at += bytes.length;
  }

  return {
    file(outcome) {
      pending += `${cellsOf(outcome).map(csvCell).join(',')}\r\n`;
      if (pending.length >= flushAtChars) attempt(file, flush);
    },
    restart() {
      attempt(file, () => ftruncateSync(descriptor, 0));
      begin();
    },
    commit() {
      attempt(file, () => {
        flush();
        fsyncSync(descriptor);
        closeSync(descriptor);
        renameSync(partial, file);
      });
    },
    abandon() {
      try {
        closeSync(descriptor);
      } catch {
        // It was closed by a commit that could not rename it.
      }
      rmSync(partial, { force: true });
    },
  };
}

function cellsOf({ path, outcome, row, inventoryMd5, finding }: FileOutcome): readonly string[] {
  return [
    path,
    outcome,
    row === null ? '' : String(row.status),
    row?.code ?? '',
    row?.key ?? '',
    row?.sizeBytes === null || row === null ? '' : String(row.sizeBytes),
    inventoryMd5,
    row?.md5 ?? '',
    finding === null ? '' : describeFinding(finding),
  ];
}

/** A cell that a spreadsheet takes as text: what it would take as a formula gets an apostrophe in front. */
export function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function attempt<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw appError('FILE_UNWRITABLE', { detail: `${file}: ${systemCode(error) ?? ''}`, cause: error });
  }
}
