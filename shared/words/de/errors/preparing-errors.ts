/** Errors of preparing a drive. */
export const dePreparingErrors = {
  USAGE: {
    message: 'Die Angaben wurden nicht verstanden.',
    advice: 'Gehen Sie einen Schritt zurück und prüfen Sie, was Sie dort eingegeben haben.',
  },
  FILE_UNREADABLE: {
    message: 'Eine Datei konnte nicht gelesen werden.',
    advice:
      'Prüfen Sie, ob die Datei noch da ist und ob Sie sie lesen dürfen, und versuchen Sie es dann erneut.',
  },
  MANIFEST_INVALID: {
    message: 'Das Manifest kann nicht verwendet werden.',
    advice:
      'Öffnen Sie den Schritt „Manifest“: Jedes Problem steht dort neben seinem Feld, zusammen mit dem, was stattdessen zu schreiben ist.',
  },
  MANIFEST_VERSION: {
    message: 'Das Manifest braucht Ersetzungen, die es nur in Version 2.0 gibt.',
    advice:
      'Stellen Sie die Manifestversion auf 2.0 und geben Sie an, ob das Laufwerk gelöscht werden soll. Beides finden Sie im Schritt „Manifest“.',
  },
  MANIFEST_CONFLICT: {
    message: 'Das Manifest ersetzt denselben Text bereits durch einen anderen.',
    advice: 'Entfernen Sie die Ersetzung dieses Textes im Schritt „Manifest“ und fahren Sie dann fort.',
  },
  MANIFEST_UNWRITABLE: {
    message: 'Das Manifest konnte nicht geschrieben werden.',
    advice: 'Wählen Sie einen anderen Namen in einem Ordner, in den Sie schreiben dürfen.',
  },
  DRIVE_GONE: {
    message: 'Das Laufwerk ist nicht mehr da.',
    advice: 'Schließen Sie dasselbe Laufwerk wieder an. Es geht dort weiter, wo es aufgehört hat.',
  },
  DRIVE_FAILING: {
    message: 'Das Laufwerk ist da, meldet aber Fehler.',
    advice:
      'Versuchen Sie ein anderes Kabel oder eine andere Buchse. Es geht dort weiter, wo es aufgehört hat. Geschieht es wieder, nehmen Sie ein anderes Laufwerk.',
  },
  DRIVE_FULL: {
    message: 'Das Laufwerk ist voll.',
    advice: 'Schaffen Sie Platz auf dem Laufwerk, nehmen Sie ein größeres oder wählen Sie weniger Dateien.',
  },
  DRIVE_READ_ONLY: {
    message: 'Auf das Laufwerk kann nicht geschrieben werden.',
    advice:
      'Lösen Sie den Schreibschutz des Laufwerks oder binden Sie es zum Schreiben ein. Hat das System es nach einem Fehler gesperrt, prüfen Sie zuerst das Dateisystem.',
  },
  DRIVE_BUSY: {
    message: 'Dieses Laufwerk wird gerade von einem anderen Drivepost vorbereitet.',
    advice: 'Warten Sie, bis der andere Lauf beendet ist, und versuchen Sie es dann erneut.',
  },
  DRIVE_REFUSED: {
    message: 'Dieses Laufwerk ist nicht geeignet.',
    advice: 'Wählen Sie ein anderes Laufwerk. Der Schritt „Laufwerk“ nennt bei jedem, was dagegen spricht.',
  },
  PREPARE_REFUSED: {
    message: 'Es wurde nichts geschrieben.',
    advice: 'Beheben Sie, was genannt ist, und starten Sie dann erneut.',
  },
  KEY_RULE_INVALID: {
    message: 'Eine Ignorierregel des Manifests ist kein verwendbarer regulärer Ausdruck.',
    advice:
      'Korrigieren Sie die Ignorierregel im Schritt „Manifest“. Vorausschau, Rückschau und Rückverweise sind nicht möglich.',
  },
  REPORT_UNWRITABLE: {
    message: 'Der Bericht konnte nicht geschrieben werden.',
    advice: 'Wählen Sie einen vorhandenen Ordner, in den Sie schreiben dürfen und der genug Platz hat.',
  },
  SIGNATURE_UNWRITABLE: {
    message: 'Die Datei SIGNATURE konnte nicht auf das Laufwerk geschrieben werden.',
    advice:
      'Prüfen Sie, ob das Laufwerk angeschlossen, nicht voll und nicht schreibgeschützt ist, und lassen Sie SIGNATURE dann noch einmal schreiben.',
  },
  CREDENTIALS_MISSING: {
    message: 'Es sind keine Zugangsdaten vorhanden.',
    advice:
      'Legen Sie in den Einstellungen ein Konto mit Zugriffsschlüssel und Geheimnis an oder wählen Sie hier eines aus.',
  },
  CREDENTIALS_UNREADABLE: {
    message: 'Das Profil liefert keine Zugangsdaten.',
    advice:
      'Prüfen Sie das Profil in den gemeinsamen Dateien config und credentials oder geben Sie die Schlüssel in den Einstellungen ein.',
  },
  ENDPOINT_INVALID: {
    message: 'Der Endpunkt ist keine http- oder https-Adresse ohne Benutzer, Abfrage und Sprungmarke.',
    advice: 'Schreiben Sie die Adresse wie http://127.0.0.1:8477.',
  },
} as const;
