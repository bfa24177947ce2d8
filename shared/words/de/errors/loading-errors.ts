/** Errors of a load or a rehearsal. */
export const deLoadingErrors = {
  INVENTORY_UNREADABLE: {
    message: 'Das Inventar des Laufwerks konnte nicht verwendet werden.',
    advice:
      'Bereiten Sie das Laufwerk noch einmal vor: Dabei entsteht ein neues Inventar. Soll es keines geben, löschen Sie die Datei.',
  },
  NO_RESOURCES: {
    message: 'Dieser Computer hat keinen Arbeitsspeicher oder keine Datei-Handles mehr frei.',
    advice: 'Schließen Sie andere Programme, und machen Sie dann weiter.',
  },
  DRIVE_EMPTY: {
    message: 'Dieser Ordner ist leer.',
    advice:
      'Sorgen Sie dafür, dass das Laufwerk eingebunden ist, und versuchen Sie es dann erneut. Enthält es gar nichts, beenden Sie den Auftrag als MissingSignature.',
  },
  DRIVE_FORMAT: {
    message: 'Das Laufwerk hat ein Dateisystem, das Kunden nicht einsenden dürfen.',
    advice: 'Steht fest, wem das Laufwerk gehört, beenden Sie seinen Auftrag als UnsupportedFileFormat.',
  },
  SIGNATURE_MISSING: {
    message: 'Auf dem Laufwerk ist keine SIGNATURE.',
    advice:
      'Sehen Sie auf dem Etikett nach, wem das Laufwerk gehört. Sein Auftrag kann dann als MissingSignature beendet werden.',
  },
  SIGNATURE_INVALID: {
    message: 'Die SIGNATURE des Laufwerks ist nicht lesbar.',
    advice:
      'Sehen Sie auf dem Etikett nach, wem das Laufwerk gehört. Sein Auftrag kann dann als InvalidSignature beendet werden.',
  },
  SIGNATURE_WRONG: {
    message: 'Die SIGNATURE des Laufwerks passt nicht zu seinem Auftrag.',
    advice:
      'Auf dem Laufwerk ist nicht das, was für diesen Auftrag signiert wurde. Vergleichen Sie das Etikett mit dem Auftrag und beenden Sie ihn dann als InvalidSignature.',
  },
  SIGNATURE_OTHER_JOB: {
    message: 'Die SIGNATURE des Laufwerks gehört zu einem anderen Auftrag.',
    advice: 'Vergleichen Sie das Etikett mit dem Auftrag: Wahrscheinlich ist es ein anderes Laufwerk.',
  },
  JOB_MANIFEST: {
    message: 'Nach dem Manifest des Auftrags kann nicht eingespielt werden.',
    advice: 'Bitten Sie den Kunden, den Auftrag zu aktualisieren.',
  },
  LOG_UPLOAD: {
    message: 'Alle Dateien sind bearbeitet, aber das Ziel hat das Importprotokoll abgelehnt.',
    advice:
      'Prüfen Sie den Bucket für Protokolle und fahren Sie dann fort: Nur das Protokoll wird noch einmal gesendet.',
  },
  LOAD_LOCKED: {
    message: 'Dieser Auftrag wird bereits eingespielt.',
    advice: 'Warten Sie, bis der andere Lauf beendet ist, oder brechen Sie ihn ab.',
  },
  LOAD_TARGET_CHANGED: {
    message: 'Dieser Lauf wurde mit einem anderen Ziel begonnen.',
    advice:
      'Fahren Sie mit dem Ziel fort, mit dem begonnen wurde: Was laut Protokoll gespeichert ist, liegt dort.',
  },
  LOAD_LOG: {
    message: 'Das Importprotokoll des Auftrags konnte nicht geschrieben werden.',
    advice:
      'Sorgen Sie dafür, dass der Ordner der Station beschreibbar ist und Platz hat, und fahren Sie dann fort.',
  },
  LOAD_LOG_UNFIT: {
    message: 'Das Protokoll des unterbrochenen Laufs passt nicht zum Laufwerk.',
    advice: 'Schließen Sie das Laufwerk an, mit dem begonnen wurde, in seinem damaligen Zustand.',
  },
  TARGET_DENIED: {
    message: 'Das Ziel hat die Zugangsdaten abgelehnt.',
    advice:
      'Prüfen Sie den Zugriffsschlüssel, sein Geheimnis, die Uhr dieses Rechners und welche Rechte der Schlüssel hat.',
  },
  TARGET_FOLDER_DENIED: {
    message: 'In den Zielordner kann nicht geschrieben werden.',
    advice:
      'Prüfen Sie, wer dort schreiben darf und ob das Dateisystem nicht schreibgeschützt eingebunden ist.',
  },
  TARGET_BUCKET_MISSING: {
    message: 'Diesen Bucket gibt es am Ziel nicht.',
    advice: 'Legen Sie den Bucket an und fahren Sie dann fort.',
  },
  TARGET_UNREACHABLE: {
    message: 'Das Ziel war nicht erreichbar.',
    advice:
      'Prüfen Sie den Endpunkt und das Netzwerk und fahren Sie dann fort. Es geht dort weiter, wo es aufgehört hat.',
  },
  TARGET_FULL: {
    message: 'Am Ziel ist kein Platz mehr.',
    advice: 'Schaffen Sie am Ziel Platz und fahren Sie dann fort. Es geht dort weiter, wo es aufgehört hat.',
  },
  TARGET_SECRET: {
    message: 'Der geheime Schlüssel dieses Ziels ist hier nicht bekannt.',
    advice: 'Geben Sie ihn beim Ziel noch einmal ein und machen Sie dann weiter.',
  },
  TARGET_ALTERS: {
    message: 'Das Ziel hat etwas anderes zurückgegeben, als geschrieben wurde.',
    advice:
      'Laden Sie nicht mit diesem Ziel. Prüfen Sie den Speicher und alles, was zwischen ihm und diesem Computer steht.',
  },
  TARGET_KEEPS: {
    message: 'Das Objekt, das zum Test geschrieben wurde, ließ sich nicht löschen.',
    advice: 'Beim Laden wird nichts gelöscht, das geht also. Löschen Sie das Testobjekt von Hand.',
  },
  TARGET_INVALID: {
    message: 'Das Ziel wurde nicht verstanden.',
    advice: 'Wählen Sie als Ziel einen S3-Endpunkt, einen Bucket oder einen Ordner.',
  },
} as const;
