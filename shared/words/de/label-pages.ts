import type { LabelTexts } from '../../domain/labels/label-texts.ts';
import { createFormat } from '../format.ts';

const format = createFormat('de');

/** Label and slip in German. */
export const deLabelTexts: LabelTexts = {
  language: 'de',
  label: 'Versandetikett',
  slip: 'Packzettel',
  job: 'Auftrag',
  phone: (phoneNumber) => `Tel. ${phoneNumber}`,
  from: 'Absender',
  shipTo: 'Empfänger',
  device: (deviceId) => `Gerät ${deviceId}`,
  refused: 'Ein Paket, dessen Etikett keinen gültigen Auftrag nennt, wird abgewiesen.',
  date: 'Datum',
  deviceId: 'Gerätekennung',
  accountEmail: 'E-Mail des Kontos',
  contactName: 'Ansprechpartner',
  contact: 'Telefon oder E-Mail',
  contents: 'Inhalt',
  returnTo: 'Zurück an',
  sentTo: 'Geht an',
  contentsOf: (contents) => {
    const { files, bytes } = contents;
    const noun = files === 1 ? 'Datei' : 'Dateien';
    return `${format.count(files)} ${noun}, ${format.bytes(bytes)} (${format.count(bytes)} Byte)`;
  },
  contentsUnknown: 'nicht angegeben',
  checkListTitle: 'In diesem Paket',
  checkList: [
    'Das Gerät mit der Auftragsnummer auf einem Aufkleber',
    'Sein Netzteil und Netzkabel, falls es sie braucht',
    'Sein Datenkabel',
    'Dieser Packzettel',
  ],
  oneEach: 'Ein Gerät je Paket, ein Auftrag je Gerät.',
};
