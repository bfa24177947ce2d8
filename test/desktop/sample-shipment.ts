import type { Shipment, StatusChange } from '../../shared/contract/shipments.ts';
import { locationMessage, progressMessage } from '../../shared/domain/job/messages.ts';
import type { LocationCode, ProgressCode } from '../../shared/domain/job/status.ts';
import type { ProofReport } from '../../shared/domain/proof/proof-report.ts';

const startMs = Date.UTC(2026, 10, 2, 9, 30);
const dayMs = 24 * 60 * 60 * 1000;

/** A shipment as it is right after its job was made and its SIGNATURE written. */
export function sampleShipment(facts: Partial<Shipment> = {}): Shipment {
  const jobId = facts.jobId ?? '53TX4';
  return {
    shipmentId: 's1',
    jobId,
    accountId: 'a1',
    deviceId: 'WD-WX21A',
    bucket: 'field-archive',
    createdMs: startMs,
    carrier: '',
    trackingNumber: '',
    sentMs: null,
    history: statuses(['NotReceived', 'Pending']),
    returnCarrier: null,
    returnTrackingNumber: null,
    logBucket: null,
    logKey: null,
    errorCount: 0,
    shippingAddress: `Example Lab\nJOBID ${jobId}\n12 Harbour Road\nSeattle, WA 98144\nUSA`,
    prepared: {
      atMs: startMs - 3_600_000,
      outcome: 'done',
      files: 128_402,
      bytes: 1_840_000_000_000,
      failed: 0,
      readBack: 'direct',
      inventorySha256: '5f'.repeat(32),
      manifestPath: '/media/jane/ARCHIVE/.drivepost/manifest.txt',
      passwordsLeftOut: false,
    },
    hasInventory: true,
    signature: { path: '/media/jane/ARCHIVE/SIGNATURE', atMs: startMs },
    hasLog: false,
    checkedMs: startMs + 5 * dayMs,
    nextCheckMs: null,
    isChecking: false,
    checkError: null,
    isUnseen: false,
    proof: null,
    provedMs: null,
    rehearsal: { atMs: startMs - 1_800_000, willImportCleanly: true },
    ...facts,
  };
}

const outcome = { logKey: 'import-log-53TX4', logBucket: 'field-archive', errorCount: 1203 };

/** Statuses as they were seen, a day apart, with the service's own messages. */
export function statuses(...codes: readonly (readonly [LocationCode, ProgressCode])[]): StatusChange[] {
  return codes.map(([locationCode, progressCode], index) => ({
    atMs: startMs + index * dayMs,
    locationCode,
    locationMessage: locationMessage(locationCode),
    progressCode,
    progressMessage: progressMessage(progressCode, outcome),
  }));
}

/** A proof in which all went well, before `facts`. */
export function sampleProof(facts: Partial<ProofReport> = {}): ProofReport {
  return {
    formatVersion: 1,
    inventory: { file: '/data/inventory.txt', sha256: '5f'.repeat(32), isSigned: true },
    log: { file: 's3://field-archive/import-log-53TX4' },
    manifest: '/data/manifest.txt',
    files: { inInventory: 128_402, loaded: 128_390, ignored: 12, failed: 0, missing: 0, different: 0 },
    rows: { rows: 128_405, ofInventory: 128_402, repeated: 0, ignoredExtra: 3, notInInventory: 0 },
    loadedBytes: 1_839_000_000_000,
    ignoredByRule: [{ rule: 1, pattern: '(^|/)\\.DS_Store$', files: 12 }],
    findingCounts: {},
    findings: [],
    isProven: true,
    ...facts,
  };
}
