import { mkdirSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../base/errors.ts';
import { alignedBuffer } from '../drives/direct-io.ts';
import { createReadBack } from '../drives/read-back.ts';
import { nativePath } from '../files/byte-path.ts';
import { createBatch, createStopCheck, type Batch } from './batch.ts';
import { createFolderGuard } from './folder-guard.ts';
import { flushPath } from './flush.ts';
import { hashInPlace } from './hash-in-place.ts';
import { journalLine, journalPath, type JournalEntry } from './journal.ts';
import type { FileTotal } from './prepare-spec.ts';
import { createTally } from './tally.ts';
import { createRecordWriter, recordBytes } from './verified-record.ts';
import type {
  BatchResult,
  CopyItem,
  Verified,
  WorkerReply,
  WorkerRequest,
  WriterWorkerData,
} from './worker-messages.ts';
import { driveError, RunStop } from './write-errors.ts';

const bufferBytes = 1024 * 1024;

const data = workerData as WriterWorkerData;
const moved = new Float64Array(data.moved);
const checkStop = createStopCheck(data.stop);

function count(place: 0 | 1 | 2): (more: number) => void {
  return (more) => {
    moved[place] = (moved[place] ?? 0) + more;
    checkStop();
  };
}

const countFile = count(2);

const readBack = createReadBack({ device: data.device, isFuse: data.isFuse, chunkBytes: bufferBytes });
const batch = createBatch({
  driveRoot: data.drive.path,
  partialFolder: data.partialFolder,
  guard: createFolderGuard(data.drive),
  readBack,
  buffers: [alignedBuffer(bufferBytes), alignedBuffer(bufferBytes)],
  // A file system in user space gains nothing by it; elsewhere than on Linux it was never tried.
  isDirect: process.platform === 'linux' && !data.isFuse,
  onWritten: count(0),
  onReadBack: count(1),
  onFileReadBack: () => countFile(1),
  flushJournal: () => flushPath(`${data.drive.path}/${journalPath}`),
  // That of a file system in user space depends on the process that it is.
  isJournalFlushedWithAll: !data.isFuse,
});
parentPort?.on('message', (request: WorkerRequest) => void reply(request));

async function reply(request: WorkerRequest): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
  parentPort?.postMessage(await answer(batch, request));
}

async function answer(work: Batch, request: WorkerRequest): Promise<WorkerReply> {
  try {
    // Made here and not at the start, where its failure would end the thread without a word.
    mkdirSync(nativePath(data.drive.path, data.partialFolder), { recursive: true });
    if (request.kind === 'commit') return { kind: 'committed', ...work.commit() };
    moved.fill(0);
    if (request.kind === 'hash') {
      const hashed = hashInPlace(data.drive.path, request.paths, work);
      return { kind: 'hashed', ...packed({ ...hashed, readBack: readBack.method }) };
    }
    const staged = await work.stage(request.items);
    const adopted = adoptedOf(request.items, staged.entries);
    return { kind: 'staged', ...packed(staged), adopted, committed: staged.committed };
  } catch (thrown) {
    const error = driveError(thrown);
    work.discard();
    if (error instanceof RunStop) return { kind: 'stopped', code: error.code, systemCode: error.systemCode };
    return {
      kind: 'broken',
      message: messageOf(error),
      stack: error instanceof Error ? error.stack : undefined,
    };
  }
}

/** Memory that the main thread reads before it asks for more, used again for each batch: nothing is left to the collector. */
let lineRoom = new SharedArrayBuffer(512 * 1024);
let recordRoom = new SharedArrayBuffer(128 * 1024);

function packed({ entries, failures, readBack: method }: BatchResult): Verified {
  const tally = createTally();
  recordRoom = roomFor(recordRoom, entries.length * recordBytes);
  const records = createRecordWriter(data.mtimeStepMs, new Uint32Array(recordRoom));
  let text = '';
  for (const entry of entries) {
    text += journalLine(entry);
    records.add(entry, entry);
    tally.add(entry.sizeBytes);
  }
  lineRoom = roomFor(lineRoom, text.length);
  const lines = Buffer.from(lineRoom, 0, text.length);
  lines.write(text, 'latin1');
  return { ...tally.total(), lines, records: records.records(), failures, readBack: method };
}

function roomFor(room: SharedArrayBuffer, neededBytes: number): SharedArrayBuffer {
  return neededBytes <= room.byteLength ? room : new SharedArrayBuffer(Math.ceil(neededBytes / 4) * 4);
}

/** Files that were there already: those that no rename follows. */
function adoptedOf(items: readonly CopyItem[], entries: readonly JournalEntry[]): FileTotal {
  const tally = createTally();
  const adopted = new Set(items.flatMap(({ mode, target }) => (mode === 'adopt' ? [target] : [])));
  if (adopted.size === 0) return tally.total();
  for (const { path, sizeBytes } of entries) if (adopted.has(path)) tally.add(sizeBytes);
  return tally.total();
}
