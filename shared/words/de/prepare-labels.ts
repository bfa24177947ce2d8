import type { enPrepareLabels } from '../en/prepare-labels.ts';
import type { Words } from '../translate.ts';

/** Labels and packing slips: the wizard's step, and wherever they are printed again. */
export const dePrepareLabels: Words<typeof enPrepareLabels> = {
  title: 'Etiketten',
  heading: 'Etikett und Packzettel drucken',
  lead: 'Das Etikett kommt außen auf das Paket, der Packzettel mit dem Laufwerk hinein. Beide tragen die Auftragsnummer als Text und als Strichcode.',
  noJob: {
    title: 'Das Etikett braucht eine Auftragsnummer',
    text: 'Legen Sie zuerst den Auftrag an; nach seiner Nummer sucht die Station auf dem Paket.',
    action: 'Zum Auftrag',
  },
  missingJob: 'Legen Sie zuerst den Auftrag an.',
  settings: 'Wie gedruckt wird',
  paper: 'Papier',
  printer: 'Drucker',
  askPrinter: 'Beim Drucken wählen',
  printerDefault: '{{title}} (Standard)',
  label: 'Versandetikett',
  slip: 'Packzettel',
  labelText: 'Für außen. Ein Paket, dessen Etikett keinen Auftrag nennt, wird abgewiesen.',
  slipText: 'Für innen. Haken Sie ab, was Sie in das Paket legen.',
  preview: 'Vorschau: {{page}}',
  print: 'Etikett drucken',
  printSlip: 'Packzettel drucken',
  savePdf: 'Etikett als PDF speichern …',
  saveSlipPdf: 'Packzettel als PDF speichern …',
  printed: 'An den Drucker gesendet.',
  saved: 'Gespeichert unter {{path}}.',
  showFile: 'Datei zeigen',
};
