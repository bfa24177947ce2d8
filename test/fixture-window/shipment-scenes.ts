import { toErrorData } from '../../shared/contract/error-crossing.ts';
import type { Shipment } from '../../shared/contract/shipments.ts';
import { appError } from '../../shared/domain/error-codes.ts';
import { sampleProof, sampleShipment, statuses } from '../desktop/sample-shipment.ts';
import { sampleAccount } from './sample-accounts.ts';
import { sampleRun } from './sample-drafts.ts';
import { ago } from './sample-time.ts';
import type { Scene } from './scene.ts';
import { quietWorld, type World } from './world.ts';

const asked: Partial<Shipment> = { checkedMs: ago({ minutes: 8 }), nextCheckMs: ago({ minutes: -7 }) };
const sent: Partial<Shipment> = {
  ...asked,
  carrier: 'Post',
  trackingNumber: 'RR987654321XX',
  sentMs: ago({ days: 17, hours: 22 }),
};
const loaded: Partial<Shipment> = { ...sent, logBucket: 'field-archive', logKey: 'logs/import-log-53TX4' };
const [toStation, arrived, loading, complete, back] = [
  ['NotReceived', 'Pending'],
  ['AtAWS', 'Pending'],
  ['AtAWS', 'InProgress'],
  ['AtAWS', 'Complete'],
  ['Returned', 'Complete'],
] as const;

const waiting = sampleShipment(asked);
const underWay = sampleShipment({ ...sent, history: statuses(toStation, arrived, loading) });
const done = sampleShipment({
  ...loaded,
  history: statuses(toStation, arrived, loading, complete, back),
  returnCarrier: 'Post',
  returnTrackingNumber: 'RR123456785XX',
  hasLog: true,
  nextCheckMs: null,
});
const proven = { ...done, proof: sampleProof(), provedMs: ago({ hours: 1 }) };
const unproven: Shipment = {
  ...done,
  errorCount: 3,
  history: statuses(toStation, arrived, loading, ['AtAWS', 'SuccessWithErrors']),
  provedMs: ago({ hours: 1 }),
  proof: sampleProof({
    isProven: false,
    files: { inInventory: 128_402, loaded: 128_384, ignored: 12, failed: 3, missing: 2, different: 1 },
    findingCounts: { failed: 3, missing: 2, md5Differs: 1 },
    findings: [
      ...[1, 2, 3].map((at) => ({
        kind: 'failed' as const,
        path: `2026/north-delta/flight-17/IMG_4821${at}.tif`,
        status: 400,
        code: 'InvalidDigest',
      })),
      { kind: 'missing', path: '2026/harbour/sonar.db' },
      { kind: 'missing', path: `2025/${'a-folder-with-a-very-long-name/'.repeat(6)}scan-0000001.tif` },
      {
        kind: 'md5Differs',
        path: '2025/index.csv',
        inventoryMd5: '9e107d9d372bb6826bd81d3542a419d6',
        logMd5: 'e4d909c290d0fb1ca068ffaddf22cbd0',
      },
    ],
  }),
};
const unreached = sampleShipment({
  ...sent,
  shipmentId: 's5',
  jobId: '7RB9D',
  deviceId: 'FIELD-02',
  checkError: toErrorData(
    appError('JOB_SERVICE_UNREACHABLE', { detail: 'import.example.com: ECONNREFUSED' }),
  ),
});
const longNamed = sampleShipment({
  ...asked,
  shipmentId: 's6',
  jobId: '8QM2K',
  deviceId: 'Annual survey of the northern delta, photographs and scans, volume 12 of 14',
  bucket: 'very-long-bucket-name-very-long-bucket-name-very-long-bucket-na',
});
const all: readonly Shipment[] = [
  { ...underWay, isUnseen: true },
  { ...done, shipmentId: 's2', jobId: '9PL3W', deviceId: 'WD-77120', bucket: 'backups-2026', isUnseen: true },
  { ...proven, shipmentId: 's3', jobId: '4HX7C', deviceId: 'TOSH-4471' },
  {
    ...waiting,
    shipmentId: 's4',
    jobId: '6WV1S',
    deviceId: 'SEA-9012',
    history: statuses(toStation, arrived, ['AtAWS', 'InvalidSignature']),
  },
  unreached,
  longNamed,
];

function one(name: string, shipment: Shipment, facts: Partial<World> = {}, more: Partial<Scene> = {}): Scene {
  return {
    name: `shipment-${name}`,
    route: `/shipments/${shipment.shipmentId}`,
    world: () => ({ ...quietWorld, accounts: [sampleAccount()], shipments: [shipment], ...facts }),
    ...more,
  };
}

const proof = { route: '/shipments/s1/proof' };

/** Shipments: the list, and one at each stage. */
export const shipmentScenes: readonly Scene[] = [
  {
    name: 'shipments-empty',
    route: '/shipments',
    world: () => ({ ...quietWorld, accounts: [sampleAccount()] }),
  },
  {
    name: 'shipments',
    route: '/shipments',
    world: () => ({ ...quietWorld, accounts: [sampleAccount()], shipments: all }),
    isAlsoGerman: true,
  },
  one('pending', waiting),
  one('loading', underWay, {}, { isAlsoGerman: true }),
  one('returned', done),
  one('aborted', { ...waiting, history: statuses(toStation, arrived, ['AtAWS', 'MissingSignature']) }),
  one('unreached', unreached),
  one('long-names', longNamed),
  one('labels', waiting, {}, { route: '/shipments/s1/labels' }),
  one('manifest', waiting, {}, { route: '/shipments/s1/manifest' }),
  one('proof-form', done, {}, proof),
  one(
    'proving',
    done,
    {
      runs: [
        sampleRun({
          kind: 'prove',
          subject: { draftId: null, shipmentId: 's1', jobId: '53TX4', mountPoint: null, driveId: null },
          progress: {
            phase: 'Reconciling',
            files: 61_200,
            totalFiles: 128_402,
            bytes: 0,
            totalBytes: 0,
            failed: 0,
            current: null,
          },
          rates: [],
        }),
      ],
    },
    proof,
  ),
  one('proven', proven, {}, { ...proof, isAlsoGerman: true }),
  one('not-proven', unproven, {}, proof),
];
