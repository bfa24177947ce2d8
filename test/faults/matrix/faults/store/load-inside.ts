import { join } from 'node:path';
import { AppError, messageOf } from '../../../../../shared/base/errors.ts';
import { systemClock } from '../../../../../shared/base/time.ts';
import { runLoad, type LoadReport } from '../../../../../shared/engine/loader/load.ts';
import { createS3Sink } from '../../../../../shared/engine/loader/sinks/s3/s3-sink.ts';
import { createUploadJournal } from '../../../../../shared/engine/loader/sinks/s3/upload-journal.ts';
import { withStation } from '../../../../journey/signed-drive.ts';
import type { Scene } from '../../scene/scene.ts';
import type { Ended } from '../../work-run.ts';

export interface InsideOptions {
  readonly endpointUrl: string;
  /** Longest silence of the store, so that a test need not wait for a minute. */
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

/** Bytes a second: a part on a dead connection is not waited for as long as on a slow line. */
const slowestLine = 16 * 2 ** 20;
/** Longer than this no load of a scene takes unless it hangs. */
const timeoutMs = 50_000;

/** Loads a scene's drive in this process, with less patience than the command has, and ends as the command would. */
export async function loadInside(
  scene: Scene,
  { endpointUrl, silenceMs, signal }: InsideOptions,
): Promise<Ended> {
  const { drive, dataFolder, server } = scene;
  if (server === null) throw new Error('only load-s3 has a store');
  const { credentials, region } = server;
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const report = await withStation(dataFolder, (station) =>
      runLoad(
        { driveRoot: drive, dataFolder },
        {
          jobs: station.loadJobs,
          openSink: (folder) =>
            createS3Sink({
              endpointUrl,
              region,
              credentials,
              silenceMs,
              slowestLine,
              clock: systemClock,
              journal: createUploadJournal(join(folder, 'uploads.jsonl')),
            }),
          clock: systemClock,
        },
        { signal: AbortSignal.any([signal, limit]), report: () => undefined },
      ),
    );
    return end(codeOfReport(report), { report: JSON.stringify(report) });
  } catch (error) {
    signal.throwIfAborted();
    return end(codeOfError(error), { said: messageOf(error), isHung: limit.aborted });
  }
}

function end(exitCode: number, rest: Partial<Ended>): Ended {
  return { exitCode, signal: null, report: '', said: '', isHung: false, ...rest };
}

function codeOfReport({ progressCode }: LoadReport): number {
  if (progressCode === 'Complete') return 0;
  return progressCode === 'SuccessWithErrors' ? 1 : 4;
}

function codeOfError(error: unknown): number {
  if (!(error instanceof AppError)) return 70;
  return error.retry === 'never' ? 4 : 3;
}
