import type { enPrepareCopy } from '../en/prepare-copy.ts';
import type { Words } from '../translate.ts';

/** The wizard's step that copies onto the drive. */
export const dePrepareCopy: Words<typeof enPrepareCopy> = {
  title: 'Kopieren',
  heading: 'Auf das Laufwerk kopieren',
  lead: 'Jede Datei wird geschrieben, vom Laufwerk gegengelesen und verglichen, bevor sie zählt. Sie können jederzeit anhalten.',
  missing: 'Ergänzen Sie zuerst, was fehlt.',
  missingTitle: 'Bevor kopiert werden kann',
  goTo: 'Zu „{{step}}“',
  start: 'Kopieren starten',
  startHash: 'Lesen starten',
  again: 'Erneut kopieren',
  notCopied: 'Kopieren Sie zuerst.',
  notDone: 'Die Kopie ist noch nicht fertig.',
  summary: {
    title: 'Was getan wird',
    drive: 'Auf',
    from: 'Von',
    onDrive: 'Was auf dem Laufwerk ist',
    files: 'Dateien',
    bytes: 'Daten',
    space: 'Platz auf dem Laufwerk',
    counting: 'wird gezählt …',
    bucket: 'In den Bucket',
    ignored_one: '{{count, number}} Datei wird durch eine Regel ausgelassen',
    ignored_other: '{{count, number}} Dateien werden durch eine Regel ausgelassen',
    changed_one:
      '{{count, number}} Datei reist unter anderem Namen und bekommt im Bucket ihren eigenen zurück',
    changed_other:
      '{{count, number}} Dateien reisen unter anderen Namen und bekommen im Bucket ihre eigenen zurück',
    refused_one:
      '{{count, number}} Datei kann so nicht ankommen. Bringen Sie das unter „Dateien“ in Ordnung, oder lassen Sie sie aus.',
    refused_other:
      '{{count, number}} Dateien können so nicht ankommen. Bringen Sie das unter „Dateien“ in Ordnung, oder lassen Sie sie aus.',
    uncounted: 'Die Dateien konnten nicht gezählt werden. Beim Starten zeigt sich, woran es liegt.',
  },
  how: {
    title: 'Wie überprüft wird',
    writeFirst:
      'Eine Datei wird zunächst unter einem vorläufigen Namen geschrieben, damit eine halbe nie für eine ganze gehalten wird.',
    readBack:
      'Sie wird vom Laufwerk gegengelesen, wo das System es erlaubt am Zwischenspeicher dieses Rechners vorbei, und ihre MD5-Summe wird verglichen.',
    inventory:
      'Eine Liste aller Dateien mit ihren Prüfsummen kommt auf das Laufwerk. Ihr Fingerabdruck wird mit dem Auftrag signiert, und nach ihr richtet sich am Ende der Nachweis.',
    keeps:
      'Nichts, was auf dem Laufwerk ist, wird überschrieben. Was eine frühere Kopie schon überprüft hat, wird nicht noch einmal kopiert.',
    inPlace:
      'Es wird nichts kopiert: Die Dateien auf dem Laufwerk werden dort gelesen und aufgelistet, wo sie sind.',
  },
  running: 'Kopie läuft',
  pausedTitle: 'Die Kopie ist angehalten',
  pausedText:
    'Was überprüft ist, bleibt. Das Laufwerk darf jetzt abgezogen werden. Mit „Fortsetzen“ geht es mit dem Rest weiter.',
  canceledTitle: 'Die Kopie wurde abgebrochen',
  canceledText:
    'Die schon kopierten Dateien sind noch auf dem Laufwerk. Starten Sie erneut, um mit dem Rest weiterzumachen, oder löschen Sie sie selbst.',
  cancelTitle: 'Kopie abbrechen?',
  cancelText:
    'Sie endet jetzt. Die schon kopierten Dateien bleiben auf dem Laufwerk, und ein neuer Start macht dort weiter. Um später weiterzumachen, genügt es anzuhalten.',
  cancelConfirm: 'Kopie abbrechen',
  cancelKeep: 'Weiterkopieren',
  done: {
    title: 'Alles ist auf dem Laufwerk und überprüft',
    someFailed_one: '{{count, number}} Datei ist nicht auf dem Laufwerk',
    someFailed_other: '{{count, number}} Dateien sind nicht auf dem Laufwerk',
    failedText:
      'Alle anderen wurden überprüft. Sie können das Aufgelistete in Ordnung bringen und erneut kopieren, wobei nur das Fehlende kopiert wird, oder ohne diese Dateien weitermachen.',
    onDrive: 'Auf dem Laufwerk',
    bytes: 'Daten',
    duration: 'Dauer',
    copied: 'Jetzt kopiert',
    skipped: 'Früher überprüft',
    adopted: 'Gleich vorgefunden',
    hashed: 'An Ort und Stelle gelesen',
    ignored: 'Durch eine Regel ausgelassen',
    count: '{{files}} mit {{size}}',
    finished: 'Fertig am {{date}}',
    changedTitle: 'Die Quellen änderten sich während der Kopie',
    changedText:
      'Es sind jetzt andere Dateien da, als zu Beginn gezählt wurden. Auf dem Laufwerk sind die zuletzt gefundenen. Sobald nichts mehr in die Quellen schreibt, kopieren Sie erneut: Es wird nur das Fehlende kopiert.',
    added: 'Zum Manifest hinzugefügt',
    addedSubstitutions_one: '{{count, number}} Ersetzung',
    addedSubstitutions_other: '{{count, number}} Ersetzungen',
    addedRules_one: '{{count, number}} Auslassungsregel',
    addedRules_other: '{{count, number}} Auslassungsregeln',
    passwords:
      'Passwort oder PIN wurden in der Abschrift des Manifests auf dem Laufwerk weggelassen. Der Dienst bekommt das ganze Manifest.',
    signature: 'Eine ältere SIGNATURE wurde vom Laufwerk entfernt, weil sie nicht mehr passte.',
  },
  readBack: {
    title: 'Wie überprüft wurde',
    direct:
      'Jede Datei wurde vom Medium selbst gegengelesen, am Zwischenspeicher dieses Rechners vorbei, und ihre MD5-Summe verglichen.',
    flushed:
      'Jede Datei wurde vom Medium gegengelesen, nachdem der Zwischenspeicher dieses Rechners geleert war, und ihre MD5-Summe verglichen.',
    fuse: 'Jede Datei wurde gegengelesen und ihre MD5-Summe verglichen. Zum Teil kann der Zwischenspeicher dieses Rechners geantwortet haben: Ziehen Sie das Laufwerk ab, schließen Sie es wieder an und machen Sie im letzten Schritt den Probelauf.',
    cached:
      'Jede Datei wurde gegengelesen und ihre MD5-Summe verglichen, aber durch den Zwischenspeicher dieses Rechners: Ziehen Sie das Laufwerk ab, schließen Sie es wieder an und machen Sie im letzten Schritt den Probelauf.',
  },
  failures: {
    title: 'Dateien, die nicht auf dem Laufwerk sind',
    first: 'Die ersten {{count, number}} sind aufgelistet.',
    path: 'Datei',
    reason: 'Was geschehen ist',
    advice: 'Was zu tun ist',
  },
  failure: {
    SOURCE_UNREADABLE: {
      reason: 'Konnte nicht gelesen werden',
      advice: 'Prüfen Sie, ob sie noch da ist und ob Sie sie öffnen dürfen, und kopieren Sie erneut.',
    },
    SOURCE_CHANGED: {
      reason: 'Änderte sich beim Kopieren',
      advice: 'Schließen Sie das Programm, das in sie schreibt, und kopieren Sie erneut.',
    },
    NOT_A_FILE: {
      reason: 'Ist keine gewöhnliche Datei mehr',
      advice: 'Sehen Sie die Quelle an und kopieren Sie erneut.',
    },
    NAME_REFUSED: {
      reason: 'Das Laufwerk nimmt ihren Namen nicht an',
      advice: 'Benennen Sie sie unter „Dateien“ um und kopieren Sie erneut.',
    },
    NAME_TAKEN: {
      reason: 'Auf dem Laufwerk heißt schon etwas anderes so',
      advice:
        'Verschieben Sie das auf dem Laufwerk, oder benennen Sie diese unter „Dateien“ um. Es wurde nichts überschrieben.',
    },
    FILE_TOO_LARGE: {
      reason: 'Zu groß für das Dateisystem des Laufwerks',
      advice: 'Verwenden Sie ein Laufwerk mit exFAT, NTFS oder ext4.',
    },
    READ_BACK_FAILED: {
      reason: 'Konnte nicht gegengelesen werden',
      advice:
        'Laufwerk oder Kabel können schadhaft sein. Nehmen Sie ein anderes Kabel oder eine andere Buchse und kopieren Sie erneut; scheitert es wieder, nehmen Sie ein anderes Laufwerk.',
    },
    READ_BACK_DIFFERS: {
      reason: 'War zweimal nicht das, was geschrieben wurde',
      advice:
        'Verschicken Sie dieses Laufwerk nicht. Versuchen Sie ein anderes Kabel oder eine andere Buchse; geschieht es wieder, nehmen Sie ein anderes Laufwerk.',
    },
    CHANGED_WHILE_HASHED: {
      reason: 'Änderte sich beim Lesen',
      advice: 'Schließen Sie das Programm, das in sie schreibt, und kopieren Sie erneut.',
    },
    DRIVE_ERROR: {
      reason: 'Das Laufwerk meldete unter diesem Namen einen Fehler',
      advice:
        'Lassen Sie das Dateisystem des Laufwerks reparieren und kopieren Sie erneut. Scheitert es wieder, nehmen Sie ein anderes Laufwerk.',
    },
    LOST_AFTER_VERIFY: {
      reason: 'War auf dem Laufwerk und fehlte dann oder war anders',
      advice: 'Schließen Sie, was sonst auf das Laufwerk schreibt, und kopieren Sie erneut.',
    },
    NOT_PLACED: {
      reason: 'Kann nicht als Objekt ankommen',
      advice: 'Unter „Dateien“ steht, warum, mit einem Vorschlag zur Abhilfe.',
    },
    other: {
      reason: 'Gescheitert',
      advice: 'Kopieren Sie erneut. Scheitert es wieder, sehen Sie sich die Datei an.',
    },
  },
  refused: {
    title: 'Diesmal wurde nichts geschrieben',
    lead: 'Das muss zuerst in Ordnung gebracht werden:',
    MANIFEST: {
      message: 'Das Manifest enthält Fehler.',
      fix: 'Bringen Sie in Ordnung, was unter „Manifest“ markiert ist.',
    },
    SYSTEM_DISK: {
      message: 'Dieser Datenträger gehört zum laufenden System.',
      fix: 'Wählen Sie das Laufwerk, das verschickt werden soll, oder einen eigenen Ordner.',
    },
    READ_ONLY: {
      message: 'Auf das Laufwerk kann nicht geschrieben werden.',
      fix: 'Lösen Sie seinen Schreibschutz, oder hängen Sie es zum Schreiben ein. Hat das System es nach einem Fehler gesperrt, lassen Sie zuerst sein Dateisystem prüfen.',
    },
    FILE_SYSTEM: {
      message: 'Eine Station liest das Dateisystem des Laufwerks nicht.',
      fix: 'Formatieren Sie es mit exFAT, NTFS, ext4, FAT32 oder HFS+, was es löscht, oder wählen Sie ein anderes Laufwerk.',
    },
    TOO_LARGE: {
      message: 'Das Laufwerk ist größer als 16 TB.',
      fix: 'Verteilen Sie die Daten auf mehrere Laufwerke mit je einem Auftrag.',
    },
    NO_SPACE: {
      message: 'Es passt nicht auf das Laufwerk.',
      fix: 'Wählen Sie ein größeres Laufwerk, oder nehmen Sie einige Quellen heraus und verschicken Sie sie auf einem zweiten.',
    },
    FINDINGS: {
      message: 'Einige Dateien können so nicht ankommen.',
      fix: 'Unter „Dateien“ stehen sie, jede mit einem Vorschlag zur Abhilfe; oder Sie lassen sie aus.',
    },
    CONFLICT: {
      message: 'Auf dem Laufwerk sind andere Dateien mit denselben Namen. Sie werden nicht überschrieben.',
      fix: 'Verschieben Sie sie auf dem Laufwerk, oder legen Sie Ihre Dateien unter „Dateien“ in einen anderen Ordner.',
    },
    OUTPUT_NEEDED: {
      message: 'Das Manifest enthält ein Passwort oder eine PIN, die nicht auf dem Laufwerk liegen darf.',
      fix: 'Nehmen Sie sie aus dem Manifest heraus.',
    },
  },
};
