import type { enPrepareShip } from '../en/prepare-ship.ts';
import type { Words } from '../translate.ts';

/** The wizard's last step: rehearse, pack, post. */
export const dePrepareShip: Words<typeof enPrepareShip> = {
  title: 'Versenden',
  heading: 'Proben, packen und verschicken',
  lead: 'Der letzte Blick: Was würde eine Station mit diesem Laufwerk tun? Dann packen Sie es ein und notieren, wie es reist.',
  next: 'Sendung verfolgen',
  missingJob: 'Legen Sie zuerst den Auftrag an.',
  missingCopy: 'Kopieren Sie zuerst: Auf dem Laufwerk ist noch nichts, das sich proben ließe.',
  rehearsal: {
    title: 'Probelauf',
    text: 'Liest alles auf dem Laufwerk so, wie die Station es einlesen wird, und speichert nichts.',
    start: 'Jetzt proben',
    again: 'Erneut proben',
    replug:
      'Ziehen Sie das Laufwerk vorher ab und schließen Sie es wieder an, damit das Laufwerk antwortet und nicht der Zwischenspeicher dieses Rechners.',
    notYet:
      'Noch nicht geprobt. Sie können ohne Probelauf verschicken, aber nur er sagt jetzt, was die Station in einigen Tagen sagen wird.',
    notSigned:
      'Es gibt noch keinen Auftrag, deshalb kann SIGNATURE nicht mitgeprobt werden. Legen Sie besser zuerst den Auftrag an.',
    clean: 'Dieses Laufwerk wird sich fehlerfrei importieren lassen',
    cleanUnsigned: 'Bis auf SIGNATURE wird sich dieses Laufwerk fehlerfrei importieren lassen',
    cleanText: 'Aus {{files}} mit {{size}} würden Objekte.',
    cleanIgnored_one: '{{count, number}} weitere würde durch eine Regel des Manifests ausgelassen.',
    cleanIgnored_other:
      '{{count, number}} weitere werden durch Regeln des Manifests ausgelassen, darunter die eigene Liste von Drivepost.',
    notClean: 'Dieses Laufwerk ließe sich nicht fehlerfrei importieren',
    notCleanText:
      'Es wurde nichts verändert. Bringen Sie in Ordnung, was unten markiert ist, und proben Sie erneut.',
    finished: 'Geprobt am {{date}}, in {{duration}}',
    pausedText: 'Der Probelauf ist angehalten.',
    checks: 'Was geprüft wurde',
    failures: 'Dateien, die nicht eingelesen würden',
    path: 'Datei',
    reason: 'Warum',
    goCopy: 'Zu „Kopieren“',
    goSign: 'Zu „Signieren und anlegen“',
  },
  check: {
    manifest: {
      name: 'Manifest',
      passed: 'Es ist brauchbar.',
      failed: 'Es enthält Fehler. Bringen Sie sie in Ordnung und kopieren Sie erneut.',
      open: 'Auf dem Laufwerk ist keine Abschrift davon, deshalb wurden Schlüssel und Regeln nicht geprüft.',
    },
    signature: {
      name: 'SIGNATURE',
      passed: 'Sie wurde aus diesem Manifest für diesen Auftrag gemacht.',
      failed: 'Sie passt nicht. Schreiben Sie sie unter „Signieren und anlegen“ neu.',
      open: 'Sie ist da. Nur der Auftragsdienst kann prüfen, was er ausgestellt hat.',
      openUnsigned: 'Es gibt noch keine. Sie wird geschrieben, wenn der Auftrag angelegt wird.',
    },
    inventory: {
      name: 'Dateiliste',
      passed: 'Es ist die, für die das Manifest bürgt.',
      failed: 'Es ist nicht die, für die das Manifest bürgt. Kopieren Sie erneut.',
      open: 'Nichts bürgt für sie, deshalb wird ein Nachweis schwächer sein.',
    },
    files: {
      name: 'Dateien',
      passed: 'Jede war lesbar und ist das, was die Liste sagt.',
      failed: 'Einige würden nicht eingelesen. Kopieren Sie erneut: Es wird nur das Fehlende kopiert.',
      open: 'Sie wurden nicht verglichen.',
    },
    outcome: { passed: 'Bestanden', failed: 'Gescheitert', open: 'Hier nicht prüfbar' },
  },
  pack: {
    title: 'Das Paket packen',
    label: 'Ins Paket und auf das Paket',
    drive: 'Das Laufwerk, gepolstert und so, dass nichts lose ist',
    power: 'Sein Netzteil, falls es eines hat',
    cables: 'Seine Kabel',
    slip: 'Der Packzettel, innen',
    shippingLabel: 'Das Versandetikett, außen; alte Etiketten entfernt',
    keep: 'Die Quelle bleibt: Gelöscht wird sie erst, wenn der Nachweis sagt, dass jede Datei angekommen ist',
  },
  eject: {
    title: 'Das Laufwerk abziehen',
    text: 'Beim Auswerfen schreibt das System, was noch aussteht, und gibt das Laufwerk frei. Dann darf es abgezogen werden.',
    button: 'Laufwerk auswerfen',
    done: 'Das Laufwerk darf jetzt abgezogen werden.',
    folder: 'Hier steht ein Ordner für das Laufwerk, es gibt also nichts auszuwerfen.',
    busy: 'Das Laufwerk wird gerade gelesen. Warten Sie, bis das beendet ist.',
  },
  sent: {
    title: 'Wie es reist',
    text: 'Wird nur hier vermerkt, damit Sie es wiederfinden; der Dienst bekommt es nicht.',
    carrier: 'Paketdienst',
    carrierHelp: 'Zum Beispiel UPS, DHL oder FedEx',
    tracking: 'Sendungsnummer',
    save: 'Es ist unterwegs',
    change: 'Speichern',
    saved: 'Vermerkt. Die Sendung wird unter „Sendungen“ verfolgt.',
    missing: 'Geben Sie den Paketdienst an.',
  },
  end: {
    ready: 'Auftrag {{jobId}} ist bereit zum Versand',
    readyText: 'Adresse, Stand und am Ende der Nachweis stehen unter „Sendungen“.',
    posted: 'Auftrag {{jobId}} ist unterwegs',
    postedText: 'Behalten Sie Ihre Dateien, bis der Nachweis sagt, dass jede angekommen ist.',
  },
};
