import type { RunSnapshot } from '../../shared/contract/runs.ts';
import type { Shipment } from '../../shared/contract/shipments.ts';
import type { Finding } from '../../shared/domain/proof/proof-report.ts';
import { sampleProof, sampleShipment, statuses } from './sample-shipment.ts';

const pending = ['NotReceived', 'Pending'] as const;
const arrived = ['AtAWS', 'Pending'] as const;
const loading = ['AtAWS', 'InProgress'] as const;
const complete = ['AtAWS', 'Complete'] as const;
const withErrors = ['AtAWS', 'SuccessWithErrors'] as const;
const sent = {
  carrier: 'Example Parcel',
  trackingNumber: 'EP 4711 0815 2342',
  sentMs: Date.UTC(2026, 10, 3, 15),
};
const log = { logBucket: 'field-archive', logKey: 'import-log-53TX4', hasLog: true };
const returned = { returnCarrier: 'Example Parcel', returnTrackingNumber: 'EP 99 1234' };

/** A shipment for each state there is. The ids say which. */
export const shipmentStates: readonly Shipment[] = [
  sampleShipment({ shipmentId: 'ship', jobId: '7H2KQ' }),
  sampleShipment({ shipmentId: 'unsigned', jobId: 'ZK31M', signature: null, rehearsal: null }),
  sampleShipment({ shipmentId: 'sent', jobId: 'B81TT', ...sent }),
  sampleShipment({
    shipmentId: 'arrived',
    jobId: 'P0X4D',
    ...sent,
    history: statuses(pending, arrived),
    isUnseen: true,
  }),
  sampleShipment({
    shipmentId: 'loading',
    jobId: 'M5N2C',
    ...sent,
    history: statuses(pending, arrived, loading),
  }),
  sampleShipment({
    shipmentId: 'complete',
    jobId: 'GX93A',
    ...sent,
    ...log,
    hasLog: false,
    isUnseen: true,
    history: statuses(pending, arrived, loading, complete),
  }),
  sampleShipment({
    shipmentId: 'proven',
    jobId: '53TX4',
    ...sent,
    ...log,
    ...returned,
    history: statuses(pending, arrived, loading, complete, ['Returned', 'Complete']),
    proof: sampleProof(),
    provedMs: Date.UTC(2026, 10, 8, 9),
  }),
  sampleShipment({
    shipmentId: 'errors',
    jobId: 'R77WE',
    ...sent,
    ...log,
    errorCount: 1203,
    history: statuses(pending, arrived, loading, withErrors),
    proof: failedProof(),
    provedMs: Date.UTC(2026, 10, 8, 9),
  }),
  sampleShipment({
    shipmentId: 'aborted',
    jobId: 'Q1L8Z',
    ...sent,
    history: statuses(pending, arrived, ['AtAWS', 'MissingSignature']),
  }),
  sampleShipment({
    shipmentId: 'expired',
    jobId: 'E2E9F',
    history: statuses(pending, ['NotReceived', 'Expired']),
  }),
  sampleShipment({
    shipmentId: 'canceled',
    jobId: 'C4N7L',
    history: statuses(pending, ['NotReceived', 'Canceled']),
  }),
  sampleShipment({
    shipmentId: 'offline',
    jobId: 'OFF17',
    accountId: null,
    history: [],
    checkedMs: null,
    shippingAddress: null,
    ...sent,
  }),
  sampleShipment({
    shipmentId: 'found',
    jobId: 'T6Y1V',
    deviceId: 'RACK-7/SHELF-2/a-device-whose-name-somebody-made-very-long-indeed-0000000000017',
    bucket: 'a-bucket-with-a-name-that-is-as-long-as-a-bucket-name-may-be-63',
    prepared: null,
    hasInventory: false,
    signature: null,
    rehearsal: null,
  }),
];

function failedProof(): ReturnType<typeof sampleProof> {
  const folder = 'projects/2026/expedition north/recordings';
  const findings: Finding[] = [
    ...Array.from({ length: 1000 }, (_, index): Finding => ({
      kind: 'failed',
      path: `${folder}/day ${String(index % 31).padStart(2, '0')}/recording-${String(index).padStart(5, '0')}.flac`,
      status: 503,
      code: 'SlowDown',
    })),
    { kind: 'missing', path: 'notes/ünïcode – übersicht.txt' },
    { kind: 'missing', path: 'a' },
    {
      kind: 'md5Differs',
      path: 'raw/frame-0001.tif',
      inventoryMd5: 'd4'.repeat(16),
      logMd5: '0b'.repeat(16),
    },
    { kind: 'sizeDiffers', path: 'raw/frame-0002.tif', driveBytes: 5_000_001, logBytes: 5_000_000 },
    { kind: 'badLogLine', line: 88_121, reason: 'it has 3 fields, not 7' },
  ];
  return sampleProof({
    isProven: false,
    files: { inInventory: 128_402, loaded: 127_183, ignored: 12, failed: 1203, missing: 2, different: 2 },
    findings,
    findingCounts: { failed: 1203, missing: 2, md5Differs: 1, sizeDiffers: 1, badLogLine: 1 },
  });
}

/** A proof that is being made. */
export const provingRun: RunSnapshot = {
  runId: 'r1',
  kind: 'prove',
  subject: { draftId: null, shipmentId: 'complete', jobId: 'GX93A', mountPoint: null, driveId: null },
  state: 'running',
  progress: {
    phase: 'Reconciling',
    files: 81_233,
    totalFiles: null,
    bytes: 12_000_000,
    totalBytes: null,
    failed: 0,
    current: null,
  },
  nowBytesPerSecond: null,
  meanBytesPerSecond: null,
  nowFilesPerSecond: null,
  remainingMs: null,
  rates: [],
  startedMs: Date.UTC(2026, 10, 8, 9),
  endedMs: null,
  activeMs: 4000,
  notices: [],
  error: null,
  result: null,
};
