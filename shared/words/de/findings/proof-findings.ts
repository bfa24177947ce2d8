import type { enProofFindings } from '../../en/findings/proof-findings.ts';
import type { Words } from '../../translate.ts';

/** What a proof finds, as headings. */
export const deProofFindings: Words<typeof enProofFindings> = {
  failed: 'Gescheitert',
  missing: 'Fehlt im Protokoll',
  md5Differs: 'MD5 weicht ab',
  sizeDiffers: 'Größe weicht ab',
  keyDiffers: 'Schlüssel weicht ab',
  ignoredWithoutRule: 'Ohne Regel ausgelassen',
  loadedAgainstRule: 'Gegen eine Regel geladen',
  repeated: 'Doppelt im Protokoll',
  notInInventory: 'Nicht im Bestandsverzeichnis',
  badLogLine: 'Protokollzeilen ohne gültigen Aufbau',
  badInventoryLine: 'Unbrauchbare Zeilen des Bestandsverzeichnisses',
  inventoryChanged: 'Bestandsverzeichnis ist nicht das unterschriebene',
};
