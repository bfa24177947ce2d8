import type { FindingKind } from '../../../domain/proof/proof-report.ts';

/** What a proof finds, as headings. */
export const enProofFindings = {
  failed: 'Failed',
  missing: 'Missing from the log',
  md5Differs: 'MD5 differs',
  sizeDiffers: 'Size differs',
  keyDiffers: 'Key differs',
  ignoredWithoutRule: 'Ignored by no rule',
  loadedAgainstRule: 'Loaded against a rule',
  repeated: 'In the log twice',
  notInInventory: 'Not in the inventory',
  badLogLine: 'Lines of the log that are no rows',
  badInventoryLine: 'Lines of the inventory that cannot be used',
  inventoryChanged: 'Inventory is not the signed one',
} as const satisfies Record<FindingKind, string>;
