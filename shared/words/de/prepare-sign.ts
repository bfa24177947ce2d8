import type { enPrepareSign } from '../en/prepare-sign.ts';
import type { Words } from '../translate.ts';

/** The wizard's step that creates and signs the job. */
export const dePrepareSign: Words<typeof enPrepareSign> = {
  title: 'Signieren und anlegen',
  heading: 'Auftrag anlegen und Laufwerk signieren',
  lead: 'Der Auftragsdienst nimmt Ihr Manifest entgegen und vergibt eine Auftragsnummer. Die zugehörige Datei SIGNATURE kommt auf das Laufwerk, damit die Station weiß, zu welchem Auftrag es gehört.',
  notCopied: {
    title: 'Es gibt noch nichts zu signieren',
    text: 'Kopieren Sie zuerst die Dateien auf das Laufwerk. Die Signatur gilt für das, was darauf ist, und kommt deshalb zuletzt.',
  },
  missing: {
    copy: 'Kopieren Sie zuerst die Dateien.',
    job: 'Legen Sie zuerst den Auftrag an.',
    signature: 'SIGNATURE ist noch nicht auf dem Laufwerk.',
    ended: 'Dieser Auftrag ist beendet. Legen Sie einen neuen an.',
  },
  account: {
    title: 'Wohin das Laufwerk geht',
    text: 'Ihr Konto beim Auftragsdienst des Labors.',
    label: 'Konto',
    none: 'Sie haben hier noch kein Konto. Das Labor gibt Ihnen eine Adresse, eine Zugriffsschlüssel-ID und einen geheimen Zugriffsschlüssel.',
    add: 'Konto hinzufügen …',
    another: 'Weiteres hinzufügen …',
    edit: 'Bearbeiten …',
    addTitle: 'Konto hinzufügen',
    editTitle: 'Konto bearbeiten',
    secretMissing: 'Der geheime Schlüssel dieses Kontos ist hier nicht bekannt.',
    secretMissingText: 'Geben Sie ihn noch einmal ein, um weiterzumachen.',
    enterSecret: 'Geheimen Schlüssel eingeben …',
  },
  create: 'Auftrag anlegen',
  check: 'Nur das Manifest prüfen',
  checked: {
    title: 'Der Dienst nimmt dieses Manifest an.',
    text: 'Es wurde kein Auftrag angelegt.',
  },
  job: {
    title: 'Der Auftrag',
    id: 'Auftragsnummer',
    copy: 'Auftragsnummer kopieren',
    write:
      'Schreiben Sie sie auf einen Aufkleber auf dem Laufwerk, und bewahren Sie sie auf: Wer nach dem Laufwerk fragt, nennt sie.',
    warning: 'Der Dienst merkt an',
    shipTo: 'Senden Sie das Laufwerk an',
    noAddress:
      'Der Dienst hat keine Adresse genannt. Fragen Sie das Labor, wohin Sie das Laufwerk senden sollen.',
    device: 'Gerätekennung',
    bucket: 'Ziel-Bucket',
    account: 'Konto',
    offline: 'offline signiert; es wird kein Dienst gefragt',
    ended: 'Dieser Auftrag ist beendet: {{status}}',
    endedText:
      'Um das Laufwerk doch noch zu senden, legen Sie einen neuen Auftrag an. Er bekommt eine eigene Nummer und eine eigene SIGNATURE.',
  },
  signature: {
    done: 'SIGNATURE ist auf dem Laufwerk und wurde zurückgelesen.',
    doneText: 'Ändern Sie ab jetzt nichts mehr auf dem Laufwerk. Geschrieben nach {{path}} am {{date}}.',
    again: 'SIGNATURE noch einmal schreiben',
    failed: 'Der Auftrag ist angelegt, aber SIGNATURE ist nicht auf dem Laufwerk.',
    failedText:
      'Nichts ist verloren, und es braucht keinen zweiten Auftrag. Prüfen Sie, ob das Laufwerk angeschlossen und beschreibbar ist, und schreiben Sie die Datei dann noch einmal. Ohne SIGNATURE kann die Station das Laufwerk nicht laden.',
  },
  offline: {
    title: 'Ohne einen Dienst zu fragen: offline signieren',
    text: 'Für einen Auftrag, dessen Nummer Sie per Post oder Telefon bekommen haben. Drivepost signiert das Manifest mit Ihrem geheimen Schlüssel (SIGNATURE Version 1.0) und speichert, was an die Station zu senden ist.',
    jobId: 'Auftragsnummer',
    jobIdHelp: 'Fünf Buchstaben und Ziffern, ohne 0 und O.',
    jobIdBad: 'Eine Auftragsnummer hat fünf Zeichen: Ziffern von 1 bis 9 und Buchstaben, aber kein O.',
    key: 'Geheimer Zugriffsschlüssel',
    keyOf: 'Der Schlüssel des Kontos {{name}}',
    keyTyped: 'Ein Schlüssel, den ich eintippe',
    keyHelp: 'Wird einmal benutzt und nicht aufbewahrt.',
    keyMissing: 'Tippen Sie den Schlüssel ein, oder wählen Sie ein Konto.',
    folder: 'Ordner für Manifest, SIGNATURE und Inventar',
    folderNone: 'Kein Ordner gewählt: Außer auf dem Laufwerk wird nichts gespeichert.',
    folderTitle: 'Wohin gespeichert wird, was per Post geht',
    folderSecret:
      'Das Manifest dort enthält seine Passwörter, weil es so gesendet werden muss. Löschen Sie es nach dem Senden.',
    sign: 'Laufwerk signieren',
    saved: 'Das Laufwerk ist signiert. Was per Post geht, liegt hier:',
  },
};
