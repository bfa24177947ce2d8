import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { systemClock } from '../../shared/base/time.ts';
import type { JobId } from '../../shared/domain/job/job-id.ts';
import { loadFolderOf, runLoad, type LoadReport } from '../../shared/engine/loader/load.ts';
import { createS3Sink, type S3SinkOptions } from '../../shared/engine/loader/sinks/s3/s3-sink.ts';
import { createUploadJournal } from '../../shared/engine/loader/sinks/s3/upload-journal.ts';
import type { Sink } from '../../shared/engine/loader/sinks/sink.ts';
import type { StrictS3 } from '../servers/strict-s3/strict-s3.ts';
import { signDrive, testManifest, withStation } from './signed-drive.ts';

export const testBucket = 'drive-bucket';

/** A signed drive and the station it came to, in a temporary folder. */
export interface PostedDrive {
  readonly work: string;
  readonly drive: string;
  readonly dataFolder: string;
  readonly jobId: JobId;
  /** The import log as it stands at the station, without the time of each row. */
  log(): readonly string[];
  progressCode(): Promise<string>;
  remove(): Promise<void>;
}

/** Makes a drive of files (path -> content), signs it and posts it to a new station. */
export async function postDrive(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { readonly manifestLines?: readonly string[]; readonly drive?: string } = {},
): Promise<PostedDrive> {
  const work = await mkdtemp(join(tmpdir(), 'drivepost-faults-'));
  const drive = options.drive ?? join(work, 'drive');
  await mkdir(drive, { recursive: true });
  await writeFiles(drive, files);
  const dataFolder = join(work, 'data');
  const manifest = testManifest(testBucket, options.manifestLines);
  const jobId = await signDrive({ drive, dataFolder, manifest });
  return {
    work,
    drive,
    dataFolder,
    jobId,
    log: () => rowsOf(readFileSync(join(loadFolderOf(dataFolder, jobId), 'import-log.csv'), 'utf8')),
    progressCode: () =>
      withStation(dataFolder, async (station) => (await station.desk.show(jobId)).job.progressCode),
    remove: () => rm(work, { recursive: true, force: true }),
  };
}

export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** Rows of an import log without their first cell, the time. */
function rowsOf(log: string): string[] {
  return log
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.slice(row.indexOf(',') + 1));
}

export interface LoadDriveOptions {
  readonly signal?: AbortSignal;
  /** Patience of the S3 sink; tests have little. */
  readonly s3?: Partial<S3SinkOptions>;
  readonly openSink?: (loadFolder: string) => Sink;
}

/** Loads a posted drive into a server with the station's own loader, in this process. */
export function loadDrive(
  posted: PostedDrive,
  server: StrictS3,
  options: LoadDriveOptions = {},
): Promise<LoadReport> {
  const { url: endpointUrl, region, credentials } = server;
  const openSink = (folder: string): Sink =>
    createS3Sink({
      endpointUrl,
      region,
      credentials,
      clock: systemClock,
      journal: createUploadJournal(join(folder, 'uploads.jsonl')),
      ...options.s3,
    });
  return withStation(posted.dataFolder, (station) =>
    runLoad(
      { driveRoot: posted.drive, dataFolder: posted.dataFolder },
      { jobs: station.loadJobs, openSink: options.openSink ?? openSink, clock: systemClock },
      { signal: options.signal ?? new AbortController().signal, report: () => undefined },
    ),
  );
}
