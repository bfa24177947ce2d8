import type { enAccounts } from '../en/accounts.ts';
import type { Words } from '../translate.ts';

/** Accounts at job services, wherever they are shown. */
export const deAccounts: Words<typeof enAccounts> = {
  add: 'Konto hinzufügen',
  edit: 'Konto bearbeiten',
  name: 'Bezeichnung',
  nameHelp: 'Für Ihre eigenen Listen, etwa der Name des Labors.',
  namePlaceholder: 'Beispiellabor',
  endpointUrl: 'Adresse des Auftragsdienstes',
  endpointUrlHelp: 'Sie bekommen sie vom Labor. Sie beginnt mit https://.',
  endpointUrlPlaceholder: 'https://station.example:8477',
  accessKeyId: 'Zugriffsschlüssel-ID',
  secretAccessKey: 'Geheimer Zugriffsschlüssel',
  secretKept: 'Leer lassen, um den gespeicherten zu behalten.',
  secretEncrypted: 'Wird im Schlüsselbund des Systems aufbewahrt, nie in einer Datei.',
  secretSession:
    'Dieses System bietet keinen Schlüsselbund, der verschlüsselt. Der Schlüssel wird daher vergessen, wenn das Programm endet, und Sie werden erneut danach gefragt.',
  secretMissing: 'Der geheime Schlüssel ist hier nicht bekannt. Geben Sie ihn noch einmal ein.',
  store: 'Wo die Buckets liegen',
  storeHelp:
    'Damit das Importprotokoll von selbst geholt werden kann, sobald das Laufwerk geladen ist. Lassen Sie es leer, wenn Sie das Protokoll lieber als Datei öffnen.',
  storeEndpointUrl: 'Adresse des Objektspeichers',
  storeEndpointUrlPlaceholder: 'https://s3.example',
  storeRegion: 'Speicherregion',
  storeRegionHelp: 'us-east-1, wenn nichts eingetragen ist.',
  storeAccessKeyId: 'Zugriffsschlüssel-ID des Speichers',
  storeAccessKeyIdHelp: 'Leer lassen, wenn die Schlüssel oben auch für den Speicher gelten.',
  storeSecretAccessKey: 'Geheimer Zugriffsschlüssel des Speichers',
  nameNeeded: 'Geben Sie dem Konto eine Bezeichnung.',
  endpointNeeded: 'Geben Sie eine Adresse ein, die mit https:// oder http:// beginnt.',
  accessKeyNeeded: 'Geben Sie die Zugriffsschlüssel-ID ein.',
  secretNeeded: 'Geben Sie den geheimen Zugriffsschlüssel ein.',
  inTheClear:
    'Ohne TLS unterschreiben Ihre Schlüssel zwar, verbergen aber nichts: Manifeste mit ihren Passwörtern und Adressen gehen unverschlüsselt durch das Netz. Fragen Sie das Labor nach einer Adresse mit https://.',
  test: 'Dieses Konto prüfen',
  testing: 'Der Dienst wird gefragt …',
  testPassed: 'Das Konto funktioniert.',
  testWarned: 'Das Konto funktioniert, aber die Verbindung ist nicht vertraulich.',
  testFailed: 'Das Konto funktioniert noch nicht.',
  step: {
    privacy: 'Die Verbindung ist vertraulich',
    reach: 'Der Dienst antwortet',
    sign: 'Der Dienst kennt die Schlüssel',
    list: 'Aufträge lassen sich auflisten',
  },
  outcome: {
    passed: 'bestanden',
    warned: 'Warnung',
    failed: 'fehlgeschlagen',
    skipped: 'nicht versucht',
  },
};
