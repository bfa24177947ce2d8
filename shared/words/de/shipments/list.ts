import type { enShipmentList } from '../../en/shipments/list.ts';
import type { Words } from '../../translate.ts';

/** The list of shipments. */
export const deShipmentList: Words<typeof enShipmentList> = {
  lead: 'Alle Aufträge: wo das Laufwerk ist und was als Nächstes kommt. Der Dienst wird von selbst gefragt, auch wenn dieses Fenster geschlossen ist.',
  tableLabel: 'Aufträge',
  search: 'Suchen',
  searchPlaceholder: 'Auftrag, Gerät, Bucket, Sendungsnummer',
  show: 'Anzeigen',
  turn: {
    all: 'Alle ({{number}})',
    person: 'Sie sind dran ({{number}})',
    service: 'Unterwegs ({{number}})',
    nobody: 'Abgeschlossen ({{number}})',
  },
  column: {
    job: 'Auftrag und Gerät',
    bucket: 'Ziel-Bucket',
    status: 'Stand',
    next: 'Nächster Schritt',
    checked: 'Zuletzt geprüft',
  },
  news: 'Neues',
  noStatus: 'Noch nicht gefragt',
  notAsked: 'Wird nicht verfolgt',
  noDevice: 'Gerät ohne Namen',
  checking: 'Wird gefragt …',
  neverChecked: 'Noch nie',
  checkFailed: 'Keine Antwort',
  nothingMatches: 'Kein Auftrag passt. Ändern Sie die Suche, oder zeigen Sie alle an.',
  showAll: 'Alle anzeigen',
  refreshAll: 'Jetzt alle prüfen',
  checkProblem_one:
    'Der Stand von {{count, number}} Auftrag ließ sich nicht abfragen. Angezeigt wird, was zuletzt bekannt war.',
  checkProblem_other:
    'Der Stand von {{count, number}} Aufträgen ließ sich nicht abfragen. Angezeigt wird, was zuletzt bekannt war.',
  empty: {
    title: 'Noch kein Laufwerk verschickt',
    text: 'Wenn Sie ein Laufwerk vorbereiten und seinen Auftrag anlegen, erscheint er hier. Sie sehen dann, wann das Laufwerk ankommt, wann seine Daten geladen werden und wann es zurückkommt, und Sie weisen nach, dass jede Datei angekommen ist.',
    prepare: 'Laufwerk vorbereiten',
    find: 'Wurde der Auftrag mit einem anderen Programm angelegt? Dann suchen Sie ihn bei seinem Dienst.',
  },
  find: {
    action: 'Aufträge eines Kontos suchen …',
    title: 'Aufträge eines Kontos suchen',
    text: 'Fragt den Dienst nach den Aufträgen, die mit diesem Konto angelegt wurden, etwa mit dem Befehl oder an einem anderen Computer. Stornierte werden ausgelassen.',
    account: 'Konto',
    start: 'Aufträge suchen',
    noAccounts:
      'Es gibt noch kein Konto. Fügen Sie das hinzu, das Sie vom Labor bekommen haben, und suchen Sie dann seine Aufträge.',
    addAccount: 'Konto hinzufügen',
    added_one: '{{count, number}} Auftrag wurde hinzugefügt.',
    added_other: '{{count, number}} Aufträge wurden hinzugefügt.',
    none: 'Nichts Neues: Alle Aufträge dieses Kontos sind schon hier.',
  },
};
