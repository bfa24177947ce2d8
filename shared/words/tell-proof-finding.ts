import type { Finding } from '../domain/proof/proof-report.ts';
import type { Speech } from './words.ts';

type Words = Pick<Speech, 't' | 'format'>;

/** What was found, in the person's language, without the path. */
export function tellProofFinding({ t, format }: Words, finding: Finding): string {
  switch (finding.kind) {
    case 'failed':
      return t('shipments:proof.finding.failed', { status: finding.status, code: finding.code });
    case 'missing':
      return t('shipments:proof.finding.missing');
    case 'md5Differs':
      return t('shipments:proof.finding.md5Differs', {
        logMd5: finding.logMd5 === '' ? t('shipments:proof.noMd5') : finding.logMd5,
        inventoryMd5: finding.inventoryMd5,
      });
    case 'sizeDiffers':
      return t('shipments:proof.finding.sizeDiffers', {
        logSize: finding.logBytes === null ? t('shipments:proof.noSize') : exactSize(finding.logBytes),
        driveSize: exactSize(finding.driveBytes),
      });
    case 'keyDiffers':
      return t('shipments:proof.finding.keyDiffers', {
        logKey: finding.logKey,
        manifestKey: finding.manifestKey,
      });
    case 'ignoredWithoutRule':
      return t('shipments:proof.finding.ignoredWithoutRule');
    case 'loadedAgainstRule':
      return t('shipments:proof.finding.loadedAgainstRule', {
        rule: finding.rule === 'SIGNATURE' ? t('shipments:proof.ruleSignature') : finding.rule,
      });
    case 'repeated':
      return t('shipments:proof.finding.repeated', { line: finding.line });
    case 'notInInventory':
      return t('shipments:proof.finding.notInInventory', { status: finding.status, code: finding.code });
    case 'badLogLine':
      return t('shipments:proof.finding.badLogLine', { reason: finding.reason });
    case 'badInventoryLine':
      return t('shipments:proof.finding.badInventoryLine', { reason: finding.reason });
    case 'inventoryChanged':
      return t('shipments:proof.finding.inventoryChanged', {
        inventorySha256: finding.inventorySha256,
        manifestSha256: finding.manifestSha256,
      });
  }
  return finding satisfies never;

  /** Two sizes may differ in their last byte only. */
  function exactSize(sizeBytes: number): string {
    return `${format.count(sizeBytes)} B`;
  }
}

/** What a finding is about, in the person's language where it is no path. */
export function tellProofSubject({ t }: Words, finding: Finding): string {
  if ('path' in finding) return finding.path;
  if (finding.kind === 'badLogLine') return t('shipments:proof.findings.logLine', { line: finding.line });
  if (finding.kind === 'badInventoryLine')
    return t('shipments:proof.findings.inventoryLine', { line: finding.line });
  return t('shipments:proof.findings.whole');
}
