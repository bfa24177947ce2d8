import type { PrepareReport } from '../../shared/engine/writer/prepare-spec.ts';
import { sampleOutcome } from './sample-drafts.ts';

const none = { files: 0, bytes: 0 };

/** A copy that went well, over two runs. */
export const copyReport: PrepareReport = {
  outcome: 'done',
  files: sampleOutcome.files,
  bytes: sampleOutcome.bytes,
  copied: { files: 127_990, bytes: 1_834_000_000_000 },
  skipped: { files: 412, bytes: 6_211_334_120 },
  adopted: none,
  hashedInPlace: none,
  ignored: { files: 12, bytes: 73_776 },
  failed: 0,
  failures: [],
  sourcesChanged: false,
  seconds: 14_310,
  readBack: 'direct',
  inventorySha256: sampleOutcome.inventorySha256,
  addedSubstitutions: { $COLON$: ':', '~K1': '' },
  addedIgnoreRules: ['(^|/)\\.DS_Store$'],
  signatureRemoved: false,
  manifestPath: sampleOutcome.manifestPath,
  passwordsLeftOut: false,
};

/** A copy in which some files failed. */
export const failedReport: PrepareReport = {
  ...copyReport,
  outcome: 'someFailed',
  failed: 4,
  failures: [
    {
      path: '2026/north-delta/flight-17/IMG_48213.tif',
      code: 'SOURCE_UNREADABLE',
      reason: 'EIO: i/o error, read',
    },
    { path: '2026/harbour/sonar.db', code: 'SOURCE_CHANGED', reason: 'it changed while it was read' },
    { path: '2025/private/notes.txt', code: 'SOURCE_UNREADABLE', reason: 'EACCES: permission denied' },
    {
      path: `2025/${'a-folder-with-a-very-long-name/'.repeat(6)}scan-0000001.tif`,
      code: 'READ_BACK_DIFFERS',
      reason: 'what was read back differs from what was written',
    },
  ],
};
