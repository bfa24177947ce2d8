import type { enDriveChecks } from '../../en/findings/drive-checks.ts';
import type { Words } from '../../translate.ts';

/** Why a drive cannot be posted: in short, in full, what would change that. */
export const deDriveChecks: Words<typeof enDriveChecks> = {
  system: {
    title: 'Das System dieses Rechners',
    explanation:
      'Auf dieser Festplatte liegt das laufende System. Sie ist gesperrt, damit daran nichts Schaden nimmt.',
    fix: 'Nehmen Sie ein anderes Laufwerk.',
  },
  network: {
    title: 'Netzwerkfreigabe',
    explanation: 'Das ist eine Freigabe eines anderen Rechners, kein Laufwerk.',
    fix: 'Nehmen Sie ein Laufwerk, das in ein Paket passt.',
  },
  noFileSystem: {
    title: 'Kein Dateisystem',
    explanation: 'Das Laufwerk hat kein hier bekanntes Dateisystem.',
    fix: 'Formatieren Sie es mit exFAT, NTFS, ext4, FAT32 oder HFS+. Dabei wird es gelöscht.',
  },
  fileSystem: {
    title: 'Dateisystem wird nicht angenommen',
    explanation: 'Eine Station kann dieses Dateisystem nicht lesen.',
    fix: 'Formatieren Sie es mit exFAT, NTFS, ext4, FAT32 oder HFS+. Dabei wird es gelöscht.',
  },
  tooLarge: {
    title: 'Größer als 16 TB',
    explanation: 'Eine Station nimmt Laufwerke bis 16 TB an.',
    fix: 'Verteilen Sie die Daten auf mehrere Laufwerke, eines je Auftrag.',
  },
  notMounted: {
    title: 'Nicht eingebunden',
    explanation: 'Das System hat die Dateien des Laufwerks nicht zugänglich gemacht.',
    fix: 'Öffnen Sie das Laufwerk in Ihrer Dateiverwaltung oder binden Sie es ein. Dann erscheint es hier.',
  },
  readOnly: {
    title: 'Schreibgeschützt',
    explanation: 'Das Laufwerk ist nur zum Lesen eingebunden.',
    fix: 'Lösen Sie den Schreibschutz oder binden Sie es zum Schreiben ein. Hat das System es nach einem Fehler gesperrt, prüfen Sie zuerst das Dateisystem.',
  },
};
