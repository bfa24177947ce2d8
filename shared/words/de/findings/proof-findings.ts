import type { enProofFindings } from '../../en/findings/proof-findings.ts';
import type { Words } from '../../translate.ts';

/** What a proof finds, as headings. */
export const deProofFindings: Words<typeof enProofFindings> = {
  failed: 'Fehlgeschlagen',
  missing: 'Fehlt im Protokoll',
  md5Differs: 'MD5 weicht ab',
  sizeDiffers: 'Größe weicht ab',
  keyDiffers: 'Schlüssel weicht ab',
  ignoredWithoutRule: 'Ohne Regel ignoriert',
  loadedAgainstRule: 'Gegen eine Regel eingespielt',
  repeated: 'Doppelt im Protokoll',
  notInInventory: 'Nicht im Inventar',
  badLogLine: 'Protokollzeilen ohne gültigen Aufbau',
  badInventoryLine: 'Unbrauchbare Zeilen des Inventars',
  inventoryChanged: 'Inventar ist nicht das signierte',
};
