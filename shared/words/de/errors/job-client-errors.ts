/** What a client of a job service meets. */
export const deJobClientErrors = {
  JOB_SERVICE_REFUSED: {
    message: 'Der Auftragsdienst hat abgelehnt.',
    advice: 'Ändern Sie, was die Antwort nennt, und fragen Sie dann erneut an.',
  },
  JOB_SERVICE_UNREACHABLE: {
    message: 'Der Auftragsdienst ist nicht erreichbar.',
    advice:
      'Prüfen Sie die Adresse des Auftragsdienstes im Konto, Ihr Netzwerk und ob die Station in Betrieb ist. Versuchen Sie es dann erneut.',
  },
  JOB_SERVICE_FAILED: {
    message: 'Beim Auftragsdienst ist ein Fehler aufgetreten.',
    advice:
      'Versuchen Sie es später erneut. Wollten Sie einen Auftrag anlegen, sehen Sie zuerst unter „Sendungen“ nach: Vielleicht ist er schon angelegt.',
  },
  JOB_SERVICE_ANSWER: {
    message: 'Die Antwort des Auftragsdienstes ist nicht lesbar.',
    advice: 'Prüfen Sie die Adresse des Auftragsdienstes im Konto: Vielleicht antwortet dort etwas anderes.',
  },
  JOB_SIGNATURE: {
    message: 'Der Auftragsdienst hat keine verwendbare SIGNATURE geliefert.',
    advice: 'Öffnen Sie den Auftrag unter „Sendungen“ und lassen Sie SIGNATURE noch einmal schreiben.',
  },
  JOB_SIGNATURE_MISSING: {
    message: 'Der Auftrag ist angelegt, aber SIGNATURE konnte nicht geschrieben werden.',
    advice:
      'Sorgen Sie dafür, dass das Laufwerk angeschlossen und beschreibbar ist, und lassen Sie SIGNATURE noch einmal schreiben. Legen Sie keinen zweiten Auftrag an.',
  },
  JOB_LABEL_MISSING: {
    message: 'Es gibt kein Etikett.',
    advice: 'Fragen Sie bei der Station nach; vielleicht ist ihre Adresse noch nicht eingetragen.',
  },
  JOB_MANIFEST_CUT: {
    message: 'Der Abschrift des Manifests auf dem Laufwerk fehlt das Passwort oder die PIN.',
    advice: 'Wählen Sie das fertige Manifest, das beim Vorbereiten des Laufwerks gespeichert wurde.',
  },
  CONFIRMATION_NEEDED: {
    message: 'Es ist nichts geschehen, weil es niemand bestätigt hat.',
    advice: 'Bestätigen Sie im Dialog, wenn es geschehen soll.',
  },
} as const;
