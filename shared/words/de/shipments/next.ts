import type { enShipmentNext } from '../../en/shipments/next.ts';
import type { Words } from '../../translate.ts';

/** What a person does next for a shipment: in short for the list, in full for its page. */
export const deShipmentNext: Words<typeof enShipmentNext> = {
  askService: {
    title: 'Stand abfragen',
    text: 'Über diesen Auftrag ist noch nichts bekannt. Fragen Sie den Dienst, wie er steht.',
  },
  writeSignature: {
    title: 'Zuerst SIGNATURE schreiben',
    text: 'Der Auftrag ist angelegt, aber seine SIGNATURE ist noch nicht auf dem Laufwerk. Ohne sie kommt das Laufwerk ungeladen zurück. Schließen Sie es an, und schreiben Sie sie jetzt.',
  },
  ship: {
    title: 'Laufwerk verschicken',
    text: 'Drucken Sie Etikett und Packzettel, verpacken Sie das Laufwerk mit Netzteil und Kabeln, und geben Sie es auf. Tragen Sie hier dann Versender und Sendungsnummer ein.',
  },
  waitArrival: {
    title: 'Auf die Ankunft warten',
    text: 'Das Laufwerk ist unterwegs. Sie erfahren es, sobald es angekommen ist.',
  },
  waitLoad: {
    title: 'Auf das Laden warten',
    text: 'Das Laufwerk ist angekommen. Bis das Laden beginnt, lässt sich das Manifest noch ändern.',
  },
  waitLoaded: {
    title: 'Warten, bis es geladen ist',
    text: 'Die Daten werden geladen. Sie erfahren es, wenn das zu Ende ist. Behalten Sie Ihre eigene Kopie.',
  },
  proveOffline: {
    title: 'Mit dem Protokoll nachweisen',
    text: 'Dieser Auftrag wurde für einen Dienst unterschrieben, den dieses Programm nicht fragt. Wenn Ihnen das Labor das Importprotokoll geschickt hat, öffnen Sie es hier und weisen nach, dass jede Datei angekommen ist.',
  },
  prove: {
    title: 'Ankunft nachweisen',
    text: 'Die Daten sind geladen. Holen Sie das Importprotokoll, und gleichen Sie es mit dem Bestandsverzeichnis ab. Behalten Sie Ihre eigene Kopie, bis jede Datei nachgewiesen ist.',
  },
  proveErrors: {
    title: 'Nachsehen, was fehlt',
    text: 'Beim Laden gab es Fehler. Holen Sie das Importprotokoll: Der Nachweis nennt jede Datei, die nicht angekommen ist, und den Grund. Behalten Sie Ihre eigene Kopie.',
  },
  keepSource: {
    title: 'Befunde ansehen',
    text: 'Der Nachweis hat Abweichungen gefunden. Lassen Sie Ihre eigene Kopie und das Laufwerk, wie sie sind, und sehen Sie sich jeden Befund an.',
  },
  sendAgain: {
    title: 'Den Rest noch einmal senden',
    text: 'Einige Dateien sind nicht angekommen. Behalten Sie Ihre eigene Kopie, beheben Sie, was die Befunde nennen, und schicken Sie diese Dateien mit einem neuen Auftrag noch einmal.',
  },
  waitReturn: {
    title: 'Auf das Laufwerk warten',
    text: 'Jede Datei ist nachweislich angekommen. Das Laufwerk ist noch in der Station und wird zurückgeschickt.',
  },
  done: {
    title: 'Alles erledigt',
    text: 'Jede Datei ist nachweislich angekommen, und das Laufwerk ist auf dem Rückweg oder wieder bei Ihnen.',
  },
  returnedUnloaded: {
    title: 'Ungeladen zurück',
    text: 'Das Laufwerk wurde zurückgeschickt, bevor seine Daten geladen waren. Fragen Sie das Labor nach dem Grund, und schicken Sie es mit einem neuen Auftrag noch einmal.',
  },
  canceled: {
    title: 'Storniert',
    text: 'Der Auftrag wurde storniert. Um das Laufwerk doch noch zu schicken, legen Sie einen neuen Auftrag an: Jeder Auftrag hat seine eigene SIGNATURE.',
  },
  canceledThere: {
    title: 'Laufwerk kommt zurück',
    text: 'Der Auftrag wurde storniert. Das Laufwerk ist noch in der Station und wird zurückgeschickt.',
  },
  expired: {
    title: 'Verfallen: neu beginnen',
    text: 'Das Laufwerk ist nicht rechtzeitig angekommen. Bereiten Sie es noch einmal vor: Mit einem neuen Auftrag bekommt es eine neue SIGNATURE.',
  },
  startAgain: {
    title: 'Beheben und neu beginnen',
  },
  unknown: {
    title: 'Lesen, was der Dienst sagt',
    text: 'Der Dienst meldet einen Stand, den dieses Programm nicht kennt. Seine eigenen Worte stehen unten.',
  },
  action: {
    refresh: 'Jetzt prüfen',
    writeSignature: 'SIGNATURE schreiben …',
    labels: 'Etiketten drucken',
    proof: 'Zum Nachweis',
    prepare: 'Laufwerk vorbereiten',
  },
  expires: 'Es muss bis zum {{date}} ankommen: Ein Auftrag verfällt 30 Tage, nachdem er angelegt wurde.',
  whenDriveBack: 'Das Laufwerk selbst wird an Ihre Rücksendeadresse geschickt.',
};
