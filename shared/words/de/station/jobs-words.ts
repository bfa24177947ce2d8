import type { enStationJobs } from '../../en/station/jobs-words.ts';
import type { Words } from '../../translate.ts';

/** Jobs at the desk. */
export const deStationJobs: Words<typeof enStationJobs> = {
  title: 'Aufträge',
  lead: 'Laufwerke, die erwartet werden, die hier sind und die auf dem Rückweg sind.',
  scan: 'Auftragsnummer',
  scanHelp:
    'Scannen Sie den Strichcode auf dem Etikett, oder tippen Sie die Nummer ein und drücken Sie die Eingabetaste. Damit ist das Laufwerk angenommen.',
  scanAction: 'Annehmen',
  scanPlaceholder: 'z. B. AB1CD',
  received: 'Angenommen',
  receivedText: 'Auftrag {{jobId}} · {{account}}',
  alreadyReceived: 'Dieses Laufwerk wurde schon angenommen. Geändert wurde nichts.',
  copyJobId: 'Auftragsnummer kopieren',
  openJob: 'Auftrag öffnen',
  goToDrives: 'Zu den Laufwerken',
  search: 'Aufträge suchen',
  searchPlaceholder: 'Nummer, Konto, Gerät, Bucket, Sendungsnummer',
  filter: 'Welche Aufträge',
  filters: {
    all: 'Alle ({{count, number}})',
    expected: 'Erwartet ({{count, number}})',
    here: 'Hier ({{count, number}})',
    over: 'Vorbei ({{count, number}})',
  },
  emptyTitle: 'Noch keine Aufträge',
  emptyText:
    'Ein Kunde legt einen Auftrag mit dem Konto an, das Sie ihm geben, und zwar unter der Adresse Ihres Auftragsdienstes. Dann erscheint er hier, und sein Laufwerk wird erwartet. Vorher brauchen Sie zweierlei: ein Konto und den eingeschalteten Auftragsdienst.',
  emptyAccounts: 'Konto hinzufügen',
  emptyService: 'Zum Auftragsdienst',
  noMatch: 'Kein Auftrag passt. Wählen Sie einen anderen Filter, oder suchen Sie nach etwas anderem.',
  table: 'Aufträge',
  columns: {
    job: 'Auftrag',
    location: 'Ort',
    progress: 'Fortschritt',
    account: 'Konto',
    device: 'Gerät',
    bucket: 'Ziel-Bucket',
    next: 'Als Nächstes',
  },
  next: {
    wait: 'Auf das Laufwerk warten',
    load: 'Laufwerk anschließen und laden',
    loading: 'Wird geladen',
    sendBack: 'Laufwerk zurückschicken',
    done: 'Nichts mehr',
  },
  nextText: {
    wait: 'Der Kunde hat das Laufwerk noch nicht verschickt, oder es ist unterwegs. Es muss bis {{date}} da sein, danach verfällt der Auftrag.',
    load: 'Schließen Sie das Laufwerk an und öffnen Sie „Laufwerke“. Dort sehen Sie, ob seine SIGNATURE stimmt, und starten das Laden.',
    loading: 'Unter „Laufwerke“ sehen Sie, wie weit das Laden ist. Wurde es angehalten, geht es dort weiter.',
    sendBack:
      'Verpacken Sie das Laufwerk mit Netzteil und Kabeln und tragen Sie unten ein, womit es verschickt wird.',
    done: 'Dieser Auftrag ist vorbei, es bleibt nichts mehr zu tun.',
  },
};
