import { accountedFor } from '../../domain/proof/proof-words.ts';
import type { ProofPageTexts } from '../../domain/proof/proof-page-texts.ts';
import type { ProofReport } from '../../domain/proof/proof-report.ts';
import { tellProofFinding, tellProofSubject } from '../tell-proof-finding.ts';
import type { Speech } from '../words.ts';

/** The page of a proof in German, with the words that the window has for the same. */
export function deProofPage({ t, format }: Speech): ProofPageTexts {
  const count = (number: number): string => format.count(number);
  return {
    language: 'de',
    title: 'Nachweis über den Weg eines Laufwerks',
    verdict: (report) => verdict(report, count),
    made: 'Erstellt',
    inventory: t('shipments:proof.sources.inventory'),
    sha256: t('shipments:proof.sources.sha256'),
    signed: 'Ist das unterschriebene',
    log: t('shipments:proof.sources.log'),
    manifest: 'Manifest',
    signedYes: 'ja',
    signedNo: 'NEIN: Es wurde geändert',
    signedUnknown: 'Kein Manifest sagt es',
    logRows: (rows) => t('shipments:proof.sources.logRows', { count: rows }),
    manifestNone: 'keines angegeben: Regeln und Schlüssel wurden nicht geprüft',
    files: t('shipments:proof.totals.files'),
    totals: {
      loaded: t('shipments:proof.totals.loaded'),
      ignoredByRule: (rule) => t('shipments:proof.totals.ignored', { rule }),
      ignoredSignature: t('shipments:proof.totals.ignoredSignature'),
      ignoredUnchecked: t('shipments:proof.totals.ignoredUnchecked'),
      failed: t('shipments:proof.totals.failed'),
      missing: t('shipments:proof.totals.missing'),
      different: t('shipments:proof.totals.different'),
      all: t('shipments:proof.totals.all'),
    },
    findings: {
      failed: t('findings:proof.failed'),
      missing: t('findings:proof.missing'),
      md5Differs: t('findings:proof.md5Differs'),
      sizeDiffers: t('findings:proof.sizeDiffers'),
      keyDiffers: t('findings:proof.keyDiffers'),
      ignoredWithoutRule: t('findings:proof.ignoredWithoutRule'),
      loadedAgainstRule: t('findings:proof.loadedAgainstRule'),
      repeated: t('findings:proof.repeated'),
      notInInventory: t('findings:proof.notInInventory'),
      badLogLine: t('findings:proof.badLogLine'),
      badInventoryLine: t('findings:proof.badInventoryLine'),
      inventoryChanged: t('findings:proof.inventoryChanged'),
    },
    subject: t('shipments:proof.findings.path'),
    found: t('shipments:proof.findings.what'),
    subjectOf: (finding) => tellProofSubject({ t, format }, finding),
    foundIn: (finding) => tellProofFinding({ t, format }, finding),
    notListed: (findings) => `und ${count(findings)} weitere, die hier nicht aufgeführt sind.`,
    count,
    bytes: (sizeBytes) => format.bytes(sizeBytes),
  };
}

function verdict(report: ProofReport, count: (files: number) => string): string {
  const { missing, different, failed, inInventory } = report.files;
  const accounted = accountedFor(report);
  const account = `${count(accounted)} ${accounted === 1 ? 'Datei' : 'Dateien'} belegt, ${count(missing)} ${missing === 1 ? 'fehlt' : 'fehlen'}`;
  if (report.isProven) return `${account}.`;
  const parts = [account];
  if (different > 0) parts.push(`${count(different)} abweichend`);
  if (failed > 0) parts.push(`${count(failed)} gescheitert`);
  if (accounted === inInventory && failed === 0) parts.push('aber es gibt andere Befunde');
  return `${parts.join(', ')}: nicht nachgewiesen.`;
}
