import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDriveWatch } from '../../electron/main/drives/drive-watch.ts';
import { openRunHost, type RunHost } from '../../electron/main/jobs/run-host.ts';
import { openStationService, type StationService } from '../../electron/main/station/station-service.ts';
import type { RunSnapshot } from '../../shared/contract/runs.ts';
import type { StationDrive } from '../../shared/contract/station.ts';
import type { JobId } from '../../shared/domain/job/job-id.ts';
import { driveOf } from '../../shared/engine/drives/drive-of.ts';
import { signDrive, testManifest } from '../journey/signed-drive.ts';
import { writeFiles } from '../journey/load-drive.ts';
import { createForkedWorkers, type ForkedWorkers } from './forked-workers.ts';
import { fakePorts } from './fake-ports.ts';
import { testFacility } from './station-in-process.ts';

/** The station of the desktop program, without a window: folders stand for drives. */
export interface StationBench {
  readonly folder: string;
  /** The station's data folder. */
  readonly stationFolder: string;
  readonly workers: ForkedWorkers;
  readonly runs: RunHost;
  readonly station: StationService;
  /** Makes a drive with these files and a job for it at this station. Not yet among the drives. */
  post(name: string, files: Readonly<Record<string, string>>): Promise<{ drive: string; jobId: JobId }>;
  /** The drive there, once `is` says yes to it. */
  drive(mountPoint: string, is: (drive: StationDrive) => boolean): Promise<StationDrive>;
  /** The run, once `is` says yes to it. */
  run(runId: string, is: (run: RunSnapshot) => boolean): Promise<RunSnapshot>;
  /** Closes the program's part of it and opens it again. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Opens one in a temporary folder, not set up yet. */
export async function openStationBench(bucket: string): Promise<StationBench> {
  const folder = await mkdtemp(join(tmpdir(), 'drivepost-bench-'));
  const stationFolder = join(folder, 'station');
  const workers = createForkedWorkers();
  const { ports } = fakePorts(join(folder, 'program'), { workers });
  // No drive of the machine that runs the test takes part.
  const drives = createDriveWatch(ports.log, {
    list: async () => [],
    async *watch(signal) {
      yield { drives: [], error: null };
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    },
    place: driveOf,
    eject: async () => undefined,
  });

  async function open(): Promise<{ runs: RunHost; station: StationService }> {
    const dataFolder = ports.facts.dataFolder;
    const runs = await openRunHost({ ...ports, dataFolder, drives });
    const station = await openStationService({
      ...ports,
      dataFolder,
      defaultStationFolder: stationFolder,
      drives,
      runs,
    });
    return { runs, station };
  }

  async function shut(): Promise<void> {
    await parts.runs.pauseAll();
    await parts.station.close();
  }

  let parts = await open();
  return {
    folder,
    stationFolder,
    workers,
    get runs() {
      return parts.runs;
    },
    get station() {
      return parts.station;
    },
    async post(name, files) {
      const drive = join(folder, name);
      await mkdir(drive);
      await writeFiles(drive, files);
      const manifest = testManifest(bucket);
      return { drive, jobId: await signDrive({ drive, dataFolder: stationFolder, manifest }) };
    },
    async drive(mountPoint, is) {
      for await (const { drives: list } of parts.station.drives(AbortSignal.timeout(60_000))) {
        const found = list.find(({ view }) => view.drive.mountPoint === mountPoint);
        if (found !== undefined && is(found)) return found;
      }
      throw new Error(`the drive ${mountPoint} did not come to that`);
    },
    async run(runId, is) {
      for await (const list of parts.runs.watch(AbortSignal.timeout(60_000))) {
        const found = list.find((run) => run.runId === runId);
        if (found !== undefined && is(found)) return found;
      }
      throw new Error(`the run ${runId} did not come to that`);
    },
    async restart() {
      await shut();
      parts = await open();
    },
    async close() {
      await shut();
      await workers.killAll();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export { testFacility };
