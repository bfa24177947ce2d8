import type {
  DeskJobView,
  JobEventView,
  StationDrive,
  StationState,
  Target,
} from '../../shared/contract/station.ts';
import { toErrorData } from '../../shared/contract/error-crossing.ts';
import { appError } from '../../shared/domain/error-codes.ts';
import type { ImportLogRow } from '../../shared/domain/import-log/row.ts';
import { sampleRun, waves } from './sample-drafts.ts';
import { sampleDrive } from './sample-drives.ts';
import { ago } from './sample-time.ts';
import { quietWorld } from './world.ts';

/** A lab that was set up. */
export const sampleStation: StationState = {
  ...quietWorld.station,
  kind: 'open',
  facility: {
    name: 'Import desk',
    company: 'Example Object Store',
    street1: '1 Harbour Road',
    street2: '',
    street3: '',
    city: 'Rotterdam',
    stateOrProvince: 'Zuid-Holland',
    postalCode: '3011 AA',
    country: 'Netherlands',
    phoneNumber: '+31 10 555 0100',
  },
  options: { ...quietWorld.station.options, targetId: 'g1', serveAtStart: true },
  service: { state: 'on', url: 'http://127.0.0.1:8477/', error: null },
};

/** Where objects go. */
export const sampleTargets: readonly Target[] = [
  {
    targetId: 'g1',
    name: 'Object store, hall 2',
    kind: 's3',
    endpointUrl: 'https://s3.example.com',
    region: 'eu-west-1',
    style: 'auto',
    bucket: '',
    accessKeyId: 'LABACCESSKEY01',
    folder: '',
    hasSecret: true,
  },
  {
    targetId: 'g2',
    name: 'Staging folder',
    kind: 'folder',
    endpointUrl: '',
    region: '',
    style: 'auto',
    bucket: '',
    accessKeyId: '',
    folder: '/srv/staging/objects',
    hasSecret: false,
  },
];

function job(jobId: string, facts: Partial<DeskJobView>): DeskJobView {
  return {
    jobId,
    jobType: 'Import',
    accountName: 'example-field-institute',
    locationCode: 'NotReceived',
    progressCode: 'Pending',
    deviceId: 'WD-WX21A7745821',
    bucket: 'field-archive',
    createdMs: ago({ days: 4 }),
    expiresMs: ago({ days: -26 }),
    carrier: null,
    trackingNumber: null,
    logBucket: null,
    logKey: null,
    errorCount: 0,
    ...facts,
  };
}

/** The desk's jobs, newest first. */
export const sampleJobs: readonly DeskJobView[] = [
  job('8QM2K', {
    createdMs: ago({ hours: 5 }),
    accountName: 'city-archive',
    deviceId: 'ARC-0031',
    bucket: 'scans',
  }),
  job('53TX4', {}),
  job('7RB9D', {
    locationCode: 'AtAWS',
    deviceId: 'S6XNNS0T112233',
    bucket: 'film-masters',
    accountName: 'film-house',
  }),
  job('2KD8V', {
    locationCode: 'AtAWS',
    progressCode: 'InProgress',
    deviceId: 'NAAB12CD',
    bucket: 'genomes',
    accountName: 'life-lab',
  }),
  job('9PL3W', {
    locationCode: 'AtAWS',
    progressCode: 'Complete',
    deviceId: 'WD-77120',
    bucket: 'backups-2026',
    accountName: 'small-office',
    logBucket: 'backups-2026',
    logKey: 'logs/import-log-9PL3W',
    createdMs: ago({ days: 9 }),
  }),
  job('4HX7C', {
    locationCode: 'Returned',
    progressCode: 'SuccessWithErrors',
    deviceId: 'TOSH-4471',
    bucket: 'telescope-raw',
    accountName: 'observatory',
    carrier: 'Post',
    trackingNumber: 'RR123456785XX',
    logBucket: 'telescope-raw',
    logKey: 'import-log-4HX7C',
    errorCount: 3,
    createdMs: ago({ days: 16 }),
  }),
  job('6WV1S', {
    locationCode: 'AtAWS',
    progressCode: 'InvalidSignature',
    deviceId: 'SEA-9012',
    bucket: 'press-photos',
    accountName: 'press-agency',
    createdMs: ago({ days: 11 }),
  }),
];

/** What happened to a job that was loaded. */
export const sampleEvents: readonly JobEventView[] = [
  event({ days: 9 }, 'customer', 'created', { to: 'Pending' }),
  event({ days: 6 }, 'station', 'received', { to: 'AtAWS' }),
  event({ days: 5, hours: 4 }, 'station', 'load-started', {
    to: 'InProgress',
    detail: { target: 'https://s3.example.com' },
  }),
  event({ days: 5 }, 'station', 'load-finished', {
    to: 'Complete',
    detail: { logKey: 'logs/import-log-9PL3W' },
  }),
];

function event(
  at: Parameters<typeof ago>[0],
  who: string,
  what: string,
  facts: { readonly to: string; readonly detail?: Readonly<Record<string, unknown>> },
): JobEventView {
  return { atMs: ago(at), who, what, from: null, to: facts.to, detail: { ...facts.detail } };
}

/** The end of an import log. */
export const sampleLogRows: readonly ImportLogRow[] = Array.from({ length: 60 }, (_, at) => {
  const isFailed = at % 23 === 7;
  const file = `2026/north-delta/flight-17/IMG_${48_200 + at}.tif`;
  return {
    atMs: ago({ minutes: 60 - at }),
    file,
    status: isFailed ? 400 : 200,
    code: isFailed ? 'InvalidDigest' : 'OK',
    key: isFailed ? '' : `field-archive/surveys/${file}`,
    md5: isFailed ? '' : '9e107d9d372bb6826bd81d3542a419d6',
    sizeBytes: 48_213_004,
    contentType: 'image/tiff',
  };
});

/** Drives in the lab: one being loaded, one that waits, one that cannot be loaded, one that is done. */
export const sampleStationDrives: readonly StationDrive[] = [
  {
    view: sampleDrive({
      label: 'GENOMES',
      serial: 'NAAB12CD',
      model: 'Seagate Expansion',
      mountPoint: '/mnt/bay1',
    }),
    match: {
      kind: 'job',
      jobId: '2KD8V',
      accountName: 'life-lab',
      bucket: 'genomes',
      progressCode: 'InProgress',
      isLoadable: true,
    },
    runId: 'l1',
  },
  {
    view: sampleDrive({
      label: 'MASTERS',
      serial: 'S6XNNS0T112233',
      model: 'Samsung T7',
      fileSystem: 'hfsplus',
      mountPoint: '/mnt/bay2',
    }),
    match: {
      kind: 'job',
      jobId: '7RB9D',
      accountName: 'film-house',
      bucket: 'film-masters',
      progressCode: 'Pending',
      isLoadable: true,
    },
    runId: null,
  },
  {
    view: sampleDrive({
      label: 'PRESS',
      serial: 'SEA-9012',
      model: 'Seagate One Touch',
      fileSystem: 'ntfs',
      mountPoint: '/mnt/bay3',
    }),
    match: {
      kind: 'refused',
      error: toErrorData(appError('SIGNATURE_WRONG', { detail: 'job 6WV1S' })),
      abortCode: 'InvalidSignature',
      jobId: '6WV1S',
    },
    runId: null,
  },
];

/** Two loads side by side. */
export const sampleLoads = [
  sampleRun({
    runId: 'l1',
    kind: 'load',
    subject: {
      draftId: null,
      shipmentId: null,
      jobId: '2KD8V',
      mountPoint: '/mnt/bay1',
      driveId: 'NAAB12CD',
    },
    progress: {
      phase: 'Loading',
      files: 41_220,
      totalFiles: 66_810,
      bytes: 918_000_000_000,
      totalBytes: 1_490_000_000_000,
      failed: 2,
      current: 'runs/2026-10/sample-0412/reads_R2.fastq.gz',
    },
    rates: waves(120, 96e6),
    nowBytesPerSecond: 101_200_000,
    meanBytesPerSecond: 95_800_000,
    remainingMs: 5_970_000,
  }),
];
