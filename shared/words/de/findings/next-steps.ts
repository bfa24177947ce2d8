import type { enNextSteps } from '../../en/findings/next-steps.ts';
import type { Words } from '../../translate.ts';

/** What the customer does next, by the job's progress code. */
export const deNextSteps: Words<typeof enNextSteps> = {
  Pending:
    'Das Laufwerk kann verschickt werden. Bis das Einspielen beginnt, lässt sich der Auftrag noch ändern oder stornieren.',
  PendingAtStation:
    'Das Laufwerk ist angekommen. Das Einspielen hat noch nicht begonnen; Sie müssen nichts tun.',
  InProgress: 'Die Daten werden eingespielt. Sie müssen nichts tun.',
  Complete:
    'Rufen Sie das Importprotokoll ab und weisen Sie nach, dass jede Datei angekommen ist. Behalten Sie Ihre eigene Kopie der Daten bis dahin.',
  SuccessWithErrors:
    'Rufen Sie das Importprotokoll ab: Es nennt die Dateien, die nicht angekommen sind, und den Grund. Schicken Sie diese mit einem neuen Auftrag noch einmal.',
  Canceled:
    'Der Auftrag ist beendet. Soll das Laufwerk doch verschickt werden, legen Sie einen neuen an: Jeder Auftrag hat seine eigene SIGNATURE.',
  Expired:
    'Das Laufwerk ist nicht rechtzeitig angekommen. Legen Sie einen neuen Auftrag an und schreiben Sie dessen SIGNATURE vor dem Versand auf das Laufwerk.',
  DeviceError:
    'Das Laufwerk funktionierte in der Station nicht. Kopieren Sie die Daten auf ein anderes Laufwerk und legen Sie einen neuen Auftrag an.',
  InvalidSignature:
    'Die SIGNATURE auf dem Laufwerk passte nicht zum Auftrag. Legen Sie einen neuen Auftrag an, lassen Sie Drivepost dessen SIGNATURE schreiben und ändern Sie danach nichts mehr am Manifest.',
  MissingSignature:
    'Im Hauptverzeichnis des Laufwerks lag keine SIGNATURE. Legen Sie einen neuen Auftrag an und lassen Sie Drivepost dessen SIGNATURE schreiben.',
  MissingDevice:
    'Im Paket fehlten das Laufwerk, sein Netzteil oder seine Kabel. Legen Sie einen neuen Auftrag an und gehen Sie die Prüfliste des Packzettels durch.',
  UnsupportedDeviceType:
    'Die Station kann dieses Laufwerk nicht anschließen. Nehmen Sie ein USB-, eSATA- oder SATA-Laufwerk und legen Sie einen neuen Auftrag an.',
  UnsupportedFileFormat:
    'Die Station kann das Dateisystem des Laufwerks nicht lesen. Bereiten Sie ein Laufwerk mit exFAT, NTFS, ext4, FAT32 oder HFS+ vor und legen Sie einen neuen Auftrag an.',
  UnsupportedPowerSupply:
    'Das Netzteil passt nicht zum Stromnetz der Station. Schicken Sie mit einem neuen Auftrag ein passendes mit, oder ein Laufwerk, das seinen Strom über USB bezieht.',
};
