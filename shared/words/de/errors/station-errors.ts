/** Errors of running a station. */
export const deStationErrors = {
  STATION_NOT_FOUND: {
    message: 'In diesem Ordner ist keine Station.',
    advice:
      'Wählen Sie den Ordner einer vorhandenen Station oder richten Sie in den Einstellungen eine neue ein.',
  },
  STATION_FOLDER: {
    message: 'Dieser Ordner kann keine Station aufnehmen.',
    advice: 'Wählen Sie einen leeren oder einen neuen Ordner.',
  },
  STATION_NEWER: {
    message: 'Diese Station wurde von einer neueren Version von Drivepost geschrieben.',
    advice: 'Verwenden Sie jene Version von Drivepost oder eine spätere.',
  },
  STATION_DATABASE: {
    message: 'Die Datenbank der Station konnte nicht verwendet werden.',
    advice:
      'Prüfen Sie, ob die Festplatte nicht voll ist und kein anderes Programm die Datei festhält, und versuchen Sie es dann erneut.',
  },
  STATION_KEY_MISSING: {
    message: 'Die Schlüsseldatei der Station ist nicht da.',
    advice:
      'Holen Sie die Schlüsseldatei aus Ihrer Sicherung zurück oder wählen Sie aus, wo sie liegt. Ohne sie bleiben die Geheimnisse versiegelt.',
  },
  STATION_KEY_WRONG: {
    message: 'Diese Schlüsseldatei gehört nicht zu dieser Station.',
    advice: 'Wählen Sie die Schlüsseldatei, die zu dieser Station gehört.',
  },
  STATION_KEY_EXPOSED: {
    message: 'Andere Benutzer dieses Rechners können die Schlüsseldatei lesen.',
    advice:
      'Entziehen Sie anderen Benutzern das Leserecht und überlegen Sie, ob jemand sie gelesen haben könnte.',
  },
  STATION_SECRET_DAMAGED: {
    message:
      'Ein versiegelter Eintrag der Stationsdatenbank ist beschädigt oder wurde an die Stelle eines anderen gesetzt.',
    advice: 'Stellen Sie den Ordner der Station aus Ihrer Sicherung wieder her.',
  },
  FACILITY_INVALID: {
    message: 'Die Angaben zum Standort enthalten nicht die Adresse des Labors.',
    advice: 'Füllen Sie in den Einstellungen der Station die Adresse des Standorts aus.',
  },
  ACCOUNT_NAME: {
    message: 'So kann ein Konto nicht heißen.',
    advice:
      'Nehmen Sie einen anderen Namen: 1 bis 64 Buchstaben, Ziffern, Leerzeichen oder eines von . _ @ -, und keinen, der schon vergeben ist.',
  },
  ACCOUNT_NOT_FOUND: {
    message: 'Dieses Konto gibt es nicht.',
    advice: 'Wählen Sie eines der aufgeführten Konten oder legen Sie eines an.',
  },
  JOB_NOT_FOUND: {
    message: 'Die Station kennt diesen Auftrag nicht.',
    advice:
      'Prüfen Sie die Auftragsnummer auf dem Etikett. Die Liste zeigt alle Aufträge, die diese Station kennt.',
  },
  JOB_STATE: {
    message: 'Im jetzigen Zustand des Auftrags ist das nicht möglich.',
    advice: 'Öffnen Sie den Auftrag: Dort stehen sein Zustand und wie es dazu kam.',
  },
  STATION_SERVED: {
    message: 'Den Auftragsdienst dieser Station erbringt bereits ein anderes Programm.',
    advice:
      'Beenden Sie jenes Programm oder überlassen Sie ihm den Auftragsdienst und schalten Sie ihn hier aus. Laufwerke werden hier trotzdem geladen.',
  },
  LISTEN_FAILED: {
    message: 'Unter dieser Adresse kann nicht gelauscht werden.',
    advice:
      'Nehmen Sie eine andere Adresse oder einen anderen Port oder beenden Sie das Programm, das diese benutzt.',
  },
  LISTEN_INSECURE: {
    message: 'Ohne TLS wird nur die lokale Adresse bedient.',
    advice:
      'Wählen Sie ein TLS-Zertifikat und dessen Schlüssel oder lauschen Sie nur lokal. Übernimmt ein vorgeschalteter Dienst TLS, geben Sie das in den Einstellungen an.',
  },
  TLS_FILES: {
    message: 'Das TLS-Zertifikat und sein Schlüssel können nicht verwendet werden.',
    advice: 'Beides müssen PEM-Dateien sein, und der Schlüssel muss zum Zertifikat gehören.',
  },
} as const;
