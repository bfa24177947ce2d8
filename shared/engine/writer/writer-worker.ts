import { mkdirSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../base/errors.ts';
import { createReadBack } from '../drives/read-back.ts';
import { nativePath } from '../files/byte-path.ts';
import { createBatch, createStopCheck, type Batch } from './batch.ts';
import { createFolderGuard } from './folder-guard.ts';
import type { WorkerReply, WorkerRequest, WriterWorkerData } from './worker-messages.ts';
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

const batch = createBatch({
  driveRoot: data.drive.path,
  partialFolder: data.partialFolder,
  guard: createFolderGuard(data.drive),
  readBack: createReadBack({ device: data.device, isFuse: data.isFuse, chunkBytes: bufferBytes }),
  buffer: Buffer.allocUnsafeSlow(bufferBytes),
  onWritten: count(0),
  onReadBack: count(1),
  onFileReadBack: () => countFile(1),
});
parentPort?.on('message', (request: WorkerRequest) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
  parentPort?.postMessage(answer(batch, request));
});

function answer(work: Batch, request: WorkerRequest): WorkerReply {
  try {
    // Made here and not at the start, where its failure would end the thread without a word.
    mkdirSync(nativePath(data.drive.path, data.partialFolder), { recursive: true });
    if (request.kind === 'commit') return { kind: 'committed', failures: work.commit() };
    moved.fill(0);
    if (request.kind === 'hash') return { kind: 'hashed', ...work.hash(request.paths) };
    return { kind: 'staged', ...work.stage(request.items) };
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
