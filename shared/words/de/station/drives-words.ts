import type { enStationDrives } from '../../en/station/drives-words.ts';
import type { Words } from '../../translate.ts';

/** Drives in the station. */
export const deStationDrives: Words<typeof enStationDrives> = {
  title: 'Laufwerke',
  lead: 'Schließen Sie Laufwerke an. Jedes wird an seiner SIGNATURE erkannt, mehrere laden gleichzeitig.',
  target: 'Laden nach',
  targetNone: 'Ziel wählen',
  targetMissingTitle: 'Noch kein Ziel',
  targetMissingText:
    'Ein Ziel ist, wohin die Objekte kommen: ein S3-Endpunkt oder ein Ordner. Fügen Sie eines hinzu, dann lassen sich Laufwerke laden.',
  targetAdd: 'Ziel hinzufügen',
  byItself: 'Von selbst laden',
  byItselfText:
    'Ein Laufwerk, dessen SIGNATURE und Auftrag stimmen, wird ohne Rückfrage geladen, sobald es angeschlossen ist. Laufwerke, mit denen etwas nicht stimmt, bleiben unberührt.',
  byItselfTitle: 'Laufwerke ohne Rückfrage laden?',
  byItselfConfirm: 'Von selbst laden',
  byItselfWarning:
    'Ab jetzt wird jedes Laufwerk mit offenem Auftrag nach „{{target}}“ geladen, sobald es angeschlossen ist. Objekte gleichen Namens werden ersetzt. Schalten Sie das nur dort ein, wo niemand versehentlich ein Laufwerk anschließt.',
  addFolder: 'Ordner als Laufwerk verwenden …',
  chooseFolder: 'Ein Ordner, der für ein Laufwerk steht',
  removeFolder: 'Wegnehmen',
  emptyTitle: 'Kein Laufwerk ist angeschlossen',
  emptyText:
    'Schließen Sie ein Laufwerk an, das ein Kunde geschickt hat. Innerhalb von zwei Sekunden erscheint es hier, mit seinem Auftrag oder mit dem, was nicht stimmt. Die Festplatten dieses Computers werden nie gezeigt.',
  listFailed: 'Die Laufwerke dieses Computers lassen sich gerade nicht auflisten.',
  list: 'Angeschlossene Laufwerke',
  looking: 'Die SIGNATURE wird gelesen …',
  lookAgain: 'Noch einmal ansehen',
  unmounted: 'Nicht eingebunden',
  unmountedText:
    'Das System hat die Dateien nicht zugänglich gemacht. Öffnen Sie das Laufwerk im Dateimanager, oder binden Sie es ein; dann wird es von selbst angesehen.',
  unknownFormat: 'Kein hier bekanntes Dateisystem',
  unknownFormatText:
    'Wenn klar ist, wem das Laufwerk gehört, öffnen Sie dessen Auftrag und beenden Sie ihn mit UnsupportedFileFormat.',
  matched: 'Auftrag {{jobId}}',
  matchedText: '{{account}} · in den Bucket {{bucket}}',
  ready: 'Bereit zum Laden',
  interrupted: 'Wurde angehalten, geht dort weiter',
  over: 'Nichts mehr zu laden',
  refused: 'Kann nicht geladen werden',
  start: 'Laden',
  goOn: 'Weiterladen',
  openJob: 'Auftrag öffnen',
  eject: 'Auswerfen',
  ejected: '{{name}} kann jetzt abgezogen werden.',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  cancel: 'Abbrechen …',
  cancelTitle: 'Laden von {{name}} abbrechen?',
  cancelText:
    'Was gespeichert ist, bleibt gespeichert, und der Auftrag bleibt offen. Sie können das Laufwerk später wieder laden: Es geht dort weiter, wo es aufgehört hat.',
  cancelConfirm: 'Laden abbrechen',
  dismiss: 'Ausblenden',
  recordTitle: 'Einen Auftrag mit {{code}} beenden',
  recordText:
    'Ein solches Laufwerk beendet seinen Auftrag mit dem Code {{code}}. Nichts geschieht, bevor Sie es sagen.',
  record: '{{code}} eintragen …',
  recordWhich: 'Wem gehört das Laufwerk?',
  recordWhichText: 'Sehen Sie auf dem Etikett des Pakets nach.',
  recordNoJobs: 'Es ist kein offener Auftrag mehr da, der es sein könnte.',
  recordDone: 'Auftrag {{jobId}} ist mit {{code}} beendet.',
  jobEnded: 'Auftrag {{jobId}} ist als {{code}} beendet.',
  nameIsOf: 'Seine SIGNATURE nennt den Auftrag {{jobId}}.',
  away: 'Ladevorgänge, deren Laufwerk nicht hier ist',
  result: {
    Complete: 'Jede Datei ist gespeichert oder nach einer Regel ausgelassen.',
    SuccessWithErrors:
      'Geladen, aber einige Dateien sind fehlgeschlagen. Welche und warum, steht im Importprotokoll.',
    Canceled: 'Der Kunde hat den Auftrag storniert. Was bis dahin gespeichert war, bleibt.',
  },
  resultAborted: 'Der Auftrag ist als {{code}} beendet: {{reason}}',
  resultCounts:
    '{{loaded, number}} gespeichert, {{ignored, number}} ausgelassen, {{failed, number}} fehlgeschlagen; {{bytes}} in {{time}}.',
};
