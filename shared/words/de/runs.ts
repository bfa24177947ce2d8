import type { enRuns } from '../en/runs.ts';
import type { Words } from '../translate.ts';

/** Long work: how it stands and how far it is. */
export const deRuns: Words<typeof enRuns> = {
  kind: {
    prepare: 'Kopieren auf das Laufwerk',
    rehearse: 'Probelauf',
    load: 'Einlesen des Laufwerks',
    prove: 'Nachweis',
  },
  state: {
    starting: 'Wird vorbereitet',
    running: 'Läuft',
    stopping: 'Wird angehalten',
    paused: 'Angehalten',
    waiting: 'Wartet auf das Laufwerk',
    done: 'Fertig',
    failed: 'Durch einen Fehler unterbrochen',
    canceled: 'Abgebrochen',
  },
  phase: {
    lookingAtDrive: 'Das Laufwerk wird durchgesehen',
    lookingAtSources: 'Die Dateien werden durchgesehen',
    copying: 'Kopieren und Gegenlesen',
    hashing: 'Vorhandenes auf dem Laufwerk wird gelesen',
    takingStock: 'Bestandsaufnahme des Laufwerks',
    verifying: 'Lesen und Vergleichen',
    loading: 'Einlesen',
    reconciling: 'Liste und Protokoll werden verglichen',
  },
  bytes: 'Daten',
  files: 'Dateien',
  ofTotal: 'von {{total}}',
  counted: 'bisher; der Rest wird noch gezählt',
  rateNow: 'Jetzt',
  rateMean: 'Im Mittel',
  remaining: 'Restzeit',
  elapsed: 'Arbeitszeit',
  unknownYet: 'noch nicht bekannt',
  failed_one: 'Bisher ist {{count, number}} Datei gescheitert; die übrigen laufen weiter.',
  failed_other: 'Bisher sind {{count, number}} Dateien gescheitert; die übrigen laufen weiter.',
  current: 'In Arbeit',
  unverified: '{{size}} geschrieben, noch nicht gegengelesen',
  shareText: '{{percent}}, {{done}} von {{total}}',
  openText: 'Bisher {{done}}, {{files}}',
  graph: 'Geschwindigkeit der letzten zwei Minuten: jetzt {{now}}, im Mittel {{mean}}',
  graphNow: 'Jetzt {{rate}}',
  graphMean: 'Mittel {{rate}}',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  cancel: 'Abbrechen …',
  waiting: {
    title: 'Es wird auf das Laufwerk gewartet',
    safe: 'Alles, was schon überprüft ist, ist sicher. Es muss nichts neu begonnen werden.',
    advice:
      'Schließen Sie dasselbe Laufwerk wieder an. Es wird an seiner Seriennummer erkannt, und die Arbeit geht von selbst weiter.',
  },
};
