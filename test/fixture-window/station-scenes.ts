import { toErrorData } from '../../shared/contract/error-crossing.ts';
import { appError } from '../../shared/domain/error-codes.ts';
import {
  sampleEvents,
  sampleJobs,
  sampleLoads,
  sampleLogRows,
  sampleStation,
  sampleStationDrives,
  sampleTargets,
} from './sample-station.ts';
import { ago } from './sample-time.ts';
import type { Scene } from './scene.ts';
import { quietWorld, type World } from './world.ts';

const lab: World = {
  ...quietWorld,
  info: {
    ...quietWorld.info,
    mode: 'station',
    dataFolder: '/home/lab/.config/Drivepost',
    homeFolder: '/home/lab',
    setAside: [],
  },
  settings: { ...quietWorld.settings, mode: 'station' },
};

const open: World = {
  ...lab,
  station: sampleStation,
  targets: sampleTargets,
  jobs: sampleJobs,
  runs: sampleLoads,
  stationDrives: sampleStationDrives,
  stationAccounts: [
    account('example-field-institute', 90),
    account('city-archive', 60),
    account('life-lab', 31),
    { ...account('former-customer', 400), removedMs: ago({ days: 20 }) },
  ],
  answers: {
    'station.job'({ jobId }) {
      const job = sampleJobs.find((one) => one.jobId === jobId);
      if (job === undefined) throw appError('JOB_NOT_FOUND', { detail: jobId });
      return {
        job,
        events: sampleEvents.slice(0, job.locationCode === 'NotReceived' ? 1 : undefined),
        fields: [
          { name: 'manifestVersion', value: '2.0' },
          { name: 'deviceId', value: job.deviceId ?? '' },
          { name: 'bucket', value: job.bucket ?? '' },
          { name: 'logPrefix', value: 'logs/' },
          { name: 'eraseDevice', value: 'no' },
        ],
        returnAddress: [
          'Jane Roe',
          'Example Field Institute',
          '2 Quay Street',
          'Rotterdam, 3011 AB',
          'Netherlands',
        ],
      };
    },
    'station.receive'({ jobId }) {
      const job = sampleJobs.find((one) => one.jobId === jobId);
      if (job === undefined) throw appError('JOB_NOT_FOUND', { detail: jobId });
      return { ...job, locationCode: 'AtAWS' };
    },
    async *'station.log'(_input, signal) {
      yield { rows: [...sampleLogRows], totalRows: 41_222, failedRows: 2, isReading: false };
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    },
    'targets.test': () => [
      { name: 'reach', outcome: 'passed', detail: 'https://s3.example.com', error: null },
      { name: 'sign', outcome: 'passed', detail: '', error: null },
      {
        name: 'list',
        outcome: 'failed',
        detail: '403 AccessDenied',
        error: toErrorData(appError('TARGET_DENIED', { detail: '403 AccessDenied' })),
      },
      { name: 'write', outcome: 'skipped', detail: '', error: null },
    ],
    'stationAccounts.add': ({ name }) => ({
      ...account(name, 0),
      secretAccessKey: 'example/ThisIsShownOnceAndNeverAgain0001',
    }),
  },
};

function account(name: string, days: number): World['stationAccounts'][number] {
  return {
    account: name,
    name,
    accessKeyId: 'LAB0EXAMPLEKEY000001',
    createdMs: ago({ days }),
    removedMs: null,
  };
}

function page(name: string, section: string, facts: Partial<World> = {}, more: Partial<Scene> = {}): Scene {
  return {
    name: `station-${name}`,
    route: `/station/${section}`,
    world: () => ({ ...open, ...facts }),
    ...more,
  };
}

/** The lab's window. */
export const stationScenes: readonly Scene[] = [
  { name: 'station-set-up', route: '/station/jobs', world: () => lab, isAlsoGerman: true },
  {
    name: 'station-failed',
    route: '/station/jobs',
    world: () => ({
      ...lab,
      station: { ...sampleStation, kind: 'failed', error: toErrorData(appError('STATION_KEY_WRONG')) },
    }),
  },
  page('jobs-none', 'jobs', { jobs: [] }),
  page('jobs', 'jobs', {}, { isAlsoGerman: true }),
  page(
    'received',
    'jobs',
    {},
    {
      async act(window) {
        await window.keyboard.type('53TX4');
        await window.keyboard.press('Enter');
      },
    },
  ),
  page('job', 'jobs/9PL3W'),
  page('job-expected', 'jobs/53TX4'),
  page('drives-none', 'drives', { stationDrives: [], runs: [] }),
  page('drives', 'drives', {}, { isAlsoGerman: true }),
  page('targets-none', 'targets', { targets: [] }),
  page('targets', 'targets'),
  page(
    'target-test',
    'targets',
    {},
    {
      async act(window) {
        await window.getByRole('button', { name: /^Test/ }).first().click();
        await window.getByLabel(/bucket/i).fill('field-archive');
        await window.getByRole('dialog').getByRole('button', { name: /test/i }).click();
      },
    },
  ),
  page('accounts-none', 'accounts', { stationAccounts: [] }),
  page('accounts', 'accounts'),
  page(
    'account-made',
    'accounts',
    {},
    {
      async act(window) {
        await window.getByRole('button', { name: 'Add account' }).click();
        await window.getByRole('dialog').getByRole('textbox').fill('new-customer');
        await window.keyboard.press('Enter');
      },
    },
  ),
  page('service', 'service'),
  page('service-failed', 'service', {
    station: {
      ...sampleStation,
      service: {
        state: 'failed',
        url: null,
        error: toErrorData(appError('LISTEN_FAILED', { detail: '127.0.0.1:8477: EADDRINUSE' })),
      },
    },
  }),
];
