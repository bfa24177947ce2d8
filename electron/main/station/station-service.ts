import { join } from 'node:path';
import { applyChanges, type Changes } from '../../../shared/base/apply-changes.ts';
import type { CallName, FeedName, InputOf, OutputOf, ValueOf } from '../../../shared/contract/define.ts';
import type { StationOptions, StationState } from '../../../shared/contract/station.ts';
import { watched } from '../../../shared/contract/watched.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import type { Facility } from '../../../shared/domain/labels/facility.ts';
import type { DeskContract } from '../../worker/desk-contract.ts';
import type { StoreAccess } from '../../worker/worker-contract.ts';
import { openDocument } from '../documents/json-document.ts';
import type { DriveWatch } from '../drives/drive-watch.ts';
import type { RunHost } from '../jobs/run-host.ts';
import { isUnderWay } from '../jobs/run-definition.ts';
import type { Ports } from '../ports.ts';
import { createDeskHost } from './desk-host.ts';
import { createDriveMatcher } from './drive-matcher.ts';
import { createJobService } from './job-service.ts';
import { stationDocument } from './station-document.ts';
import { watchStationDrives, type StationDriveList, type StationDrives } from './station-drives.ts';
import { createStationLoads } from './station-loads.ts';
import { openTargets, type Targets } from './targets.ts';

/** The lab: its desk, its drives and loads, its targets and its job service. Nothing of it runs before it is asked for. */
export interface StationService {
  readonly targets: Targets;
  /** Opens the station, when there is one, and tells how it stands. */
  watch(signal: AbortSignal): AsyncGenerator<StationState>;
  setUp(dataFolder: string | null, facility: Facility | null): Promise<void>;
  setOptions(changes: Changes<StationOptions>): Promise<void>;
  serve(isOn: boolean): Promise<void>;
  drives(signal: AbortSignal): AsyncGenerator<StationDriveList>;
  addFolder(path: string): Promise<void>;
  removeFolder(path: string): Promise<void>;
  lookAgain(mountPoint: string): void;
  /** Throws NOT_FOUND for a drive or target that is not there, RUN_BUSY. */
  load(what: { mountPoint: string; targetId: string; jobId: string | null }): { readonly runId: string };
  removeTarget(targetId: string): Promise<void>;
  /** What the desk's process answers. Throws NOT_FOUND while no station is open. */
  desk<N extends CallName<DeskContract>>(
    name: N,
    input: InputOf<DeskContract, N>,
  ): Promise<OutputOf<DeskContract, N>>;
  follow<N extends FeedName<DeskContract>>(
    name: N,
    input: InputOf<DeskContract, N>,
    signal: AbortSignal,
  ): AsyncGenerator<ValueOf<DeskContract, N>>;
  close(): Promise<void>;
}

export interface StationPorts extends Pick<Ports, 'clock' | 'log' | 'secrets' | 'workers'> {
  /** The program's own data folder. */
  readonly dataFolder: string;
  /** Where the station is unless a person names another folder. */
  readonly defaultStationFolder: string;
  readonly drives: Pick<DriveWatch, 'watch' | 'describeFolder'>;
  readonly runs: RunHost;
}

/** Opens what this computer keeps of its station; the station itself with the first who watches it, or to serve at start. */
export async function openStationService(ports: StationPorts): Promise<StationService> {
  const document = await openDocument(join(ports.dataFolder, 'station.json'), stationDocument);
  const targets = await openTargets(ports.dataFolder, ports.secrets, ports.clock);
  const desk = createDeskHost(ports.workers, ports.clock);
  const loads = createStationLoads({ runs: ports.runs, targets, log: ports.log });
  const matchDrive = createDriveMatcher(ports.workers);
  const options = watched(document.get().options);
  const service = createJobService({ desk, listen: () => options.get().listen, store: bucketStore });
  const closing = new AbortController();
  let drives: StationDrives | null = null;
  let opening: Promise<void> | null = null;

  function stationFolder(): string {
    return document.get().dataFolder ?? ports.defaultStationFolder;
  }

  /** Where the buckets of new jobs are looked for. A target with a bucket of its own takes jobs for any. */
  async function bucketStore(): Promise<StoreAccess | null> {
    const { targetId } = options.get();
    if (targetId === null || targets.find(targetId).bucket !== '') return null;
    const access = await targets.access(targetId);
    return access.kind === 's3' ? access.store : null;
  }

  /** Opens the station that is there; whether there is one, the state says. */
  function ensureOpen(): Promise<void> {
    opening ??= desk.open(stationFolder(), null).then(begin, () => undefined);
    return opening;
  }

  function begin(): void {
    if (options.get().serveAtStart) service.set(true);
    watchDrives();
  }

  function watchDrives(): StationDrives {
    if (drives !== null) return drives;
    const { signal } = closing;
    const station = watchStationDrives({
      drives: ports.drives,
      match: (driveRoot) => matchDrive({ dataFolder: stationFolder(), driveRoot }),
      signal,
    });
    drives = station;
    station.setFolders(document.get().folders);
    station.setRuns(ports.runs.list());
    each(desk.follow('station.jobs', undefined, signal), (jobs) => station.setJobs(jobs));
    let ended = 0;
    each(ports.runs.watch(signal), (runs) => {
      station.setRuns(runs);
      // What a load has made of its job is shown at once.
      const now = runs.filter(({ kind, state }) => kind === 'load' && !isUnderWay({ state })).length;
      if (now !== ended) void desk.call('desk.look', undefined).catch(() => undefined);
      ended = now;
    });
    each(station.state.watch(signal), loadNew);
    return station;
  }

  function loadNew(list: StationDriveList): void {
    const { loadByItself, targetId } = options.get();
    if (!loadByItself || targetId === null) return;
    loads.startNew(list.drives, { dataFolder: stationFolder(), targetId });
  }

  function each<T>(values: AsyncIterable<T>, use: (value: T) => void): void {
    async function run(): Promise<void> {
      for await (const value of values) use(value);
    }
    run().catch((error: unknown) => {
      if (!closing.signal.aborted) ports.log.fault('station', error);
    });
  }

  async function changeFolders(change: (folders: readonly string[]) => readonly string[]): Promise<void> {
    await document.change((value) => ({ ...value, folders: [...change(value.folders)] }));
    watchDrives().setFolders(document.get().folders);
  }

  async function setOptions(changes: Changes<StationOptions>): Promise<void> {
    if (changes.targetId !== undefined && changes.targetId !== null) targets.find(changes.targetId);
    const before = options.get();
    await document.change((value) => ({ ...value, options: applyChanges(value.options, changes) }));
    const after = document.get().options;
    options.set(after);
    const isServedOtherwise =
      JSON.stringify([before.listen, before.targetId]) !== JSON.stringify([after.listen, after.targetId]);
    if (isServedOtherwise) service.renew();
    if (drives !== null) loadNew(drives.state.get());
  }

  if (document.get().options.serveAtStart) void ensureOpen();

  return {
    targets,
    setOptions,
    desk: (name, input) => desk.call(name, input),
    follow: (name, input, signal) => desk.follow(name, input, signal),

    async *watch(signal) {
      void ensureOpen();
      const all = watched(0);
      const bump = (): void => all.set(all.get() + 1);
      each(desk.state.watch(signal), bump);
      each(options.watch(signal), bump);
      each(service.state.watch(signal), bump);
      for await (const _change of all.watch(signal)) {
        const { kind, facility, error } = desk.state.get();
        yield {
          kind,
          facility,
          error,
          dataFolder: stationFolder(),
          options: options.get(),
          service: service.state.get(),
        };
      }
    },

    async setUp(dataFolder, facility) {
      await ensureOpen();
      service.set(false);
      await desk.open(dataFolder ?? stationFolder(), facility);
      if (dataFolder !== null) await document.change((value) => ({ ...value, dataFolder }));
      drives?.forget();
      begin();
    },

    async serve(isOn) {
      await ensureOpen();
      if (isOn && desk.state.get().kind === 'none') throw appError('STATION_NOT_FOUND');
      service.set(isOn);
    },

    async *drives(signal) {
      // Before the station is open nobody could say whose a drive is.
      await ensureOpen();
      yield* watchDrives().state.watch(signal);
    },
    async addFolder(path) {
      // Throws for a folder that is none, before it is kept.
      await ports.drives.describeFolder(path);
      await changeFolders((folders) => [...folders.filter((one) => one !== path), path]);
    },
    removeFolder: (path) => changeFolders((folders) => folders.filter((one) => one !== path)),
    lookAgain: (mountPoint) => watchDrives().lookAgain(mountPoint),

    load({ mountPoint, targetId, jobId }) {
      const drive = drives?.state.get().drives.find(({ view }) => view.drive.mountPoint === mountPoint);
      if (drive === undefined) throw appError('NOT_FOUND', { detail: mountPoint });
      return loads.start(drive, { dataFolder: stationFolder(), targetId, jobId });
    },

    async removeTarget(targetId) {
      await targets.remove(targetId);
      if (options.get().targetId === targetId) await setOptions({ targetId: null });
    },

    async close() {
      closing.abort();
      service.set(false);
      await desk.close();
    },
  };
}
