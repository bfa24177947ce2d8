/** Errors that only the desktop program meets. */
export const deDesktopErrors = {
  INTERNAL: {
    message: 'In Drivepost selbst ist etwas schiefgegangen.',
    advice:
      'Versuchen Sie es noch einmal. Tritt es wieder auf, speichern Sie in den Einstellungen ein Support-Paket und melden Sie es.',
  },
  BRIDGE_GONE: {
    message: 'Das Fenster hat die Verbindung zum Programm verloren.',
    advice: 'Schließen Sie das Fenster und öffnen Sie es wieder. Laufende Arbeiten gehen weiter.',
  },
  BAD_REQUEST: {
    message: 'Vom Programm wurde etwas verlangt, das es nicht tut.',
    advice: 'Schließen Sie das Fenster und öffnen Sie es wieder.',
  },
  ENGINE_GONE: {
    message: 'Der Prozess, der die Arbeit machte, ist unerwartet beendet.',
    advice: 'Nichts Geprüftes ist verloren. Setzen Sie fort, um dort weiterzumachen, wo er aufgehört hat.',
  },
  NOT_FOUND: {
    message: 'Das ist nicht mehr vorhanden.',
    advice: 'Gehen Sie zurück zur Liste und wählen Sie neu.',
  },
  RUN_BUSY: {
    message: 'Daran wird schon gearbeitet.',
    advice: 'Warten Sie, bis es beendet ist, oder halten Sie es zuerst an.',
  },
  DRAFT_INCOMPLETE: {
    message: 'Dafür fehlt noch etwas.',
    advice: 'Gehen Sie zu den gekennzeichneten Schritten zurück und vervollständigen Sie sie.',
  },
  DOCUMENT_UNREADABLE: {
    message:
      'Eine Datei mit gespeicherten Einstellungen oder Arbeiten war nicht lesbar und wurde beiseitegelegt.',
    advice: 'Machen Sie ohne sie weiter; die beiseitegelegte Datei ist noch vorhanden.',
  },
  DOCUMENT_UNWRITABLE: {
    message: 'Eine Änderung konnte nicht gespeichert werden.',
    advice: 'Prüfen Sie, ob die Festplatte mit Ihrem Datenordner Platz hat und beschreibbar ist.',
  },
  DOCUMENT_NEWER: {
    message: 'Eine gespeicherte Datei stammt von einem neueren Drivepost.',
    advice: 'Installieren Sie wieder die neuere Version, um sie zu verwenden; die Datei blieb, wie sie ist.',
  },
  SECRET_MISSING: {
    message: 'Der geheime Schlüssel dieses Kontos ist hier nicht bekannt.',
    advice: 'Geben Sie ihn im Konto noch einmal ein.',
  },
  ACCOUNT_KEYS: {
    message: 'Der Auftragsdienst nimmt die Schlüssel dieses Kontos nicht an.',
    advice:
      'Geben Sie die Zugriffsschlüssel-ID und den geheimen Zugriffsschlüssel noch einmal genau so ein, wie das Labor sie Ihnen gegeben hat. Stimmen sie, prüfen Sie die Uhr dieses Rechners und fragen Sie das Labor, ob das Konto noch gültig ist.',
  },
  JOB_EXISTS: {
    message: 'Für dieses Laufwerk gibt es bereits einen Auftrag.',
    advice:
      'Versenden Sie das Laufwerk für diesen Auftrag. Um neu zu beginnen, stornieren Sie ihn zuerst unter „Sendungen“.',
  },
  STORE_SECRET: {
    message: 'Der geheime Schlüssel des Objektspeichers dieses Kontos ist hier nicht bekannt.',
    advice:
      'Geben Sie ihn im Konto unter „Wo die Buckets liegen“ noch einmal ein, oder öffnen Sie das Importprotokoll als Datei.',
  },
  STORE_UNKNOWN: {
    message: 'Es ist nicht bekannt, wie der Bucket mit dem Importprotokoll zu erreichen ist.',
    advice: 'Tragen Sie im Konto die Adresse des Speichers ein, oder öffnen Sie das Protokoll als Datei.',
  },
  DRIVE_CHANGED: {
    message: 'Auf diesem Laufwerk ist nicht das, was der Kopiervorgang dort hinterlassen hat.',
    advice:
      'Schließen Sie das vorbereitete Laufwerk an, oder kopieren Sie noch einmal und machen Sie dann hier weiter.',
  },
  EJECT_FAILED: {
    message: 'Das Laufwerk konnte nicht ausgeworfen werden.',
    advice:
      'Schließen Sie Programme und Fenster, die es benutzen, und versuchen Sie es erneut. Ziehen Sie es vorher nicht ab.',
  },
  PRINT_FAILED: {
    message: 'Die Seite konnte nicht gedruckt werden.',
    advice: 'Prüfen Sie den Drucker oder speichern Sie die Seite als PDF und drucken Sie dieses.',
  },
  FILE_UNWRITABLE: {
    message: 'Die Datei konnte nicht gespeichert werden.',
    advice: 'Wählen Sie einen anderen Ordner oder prüfen Sie, ob Platz ist und ob Sie dort schreiben dürfen.',
  },
} as const;
