import type { enPrepareDrive } from '../en/prepare-drive.ts';
import type { Words } from '../translate.ts';

/** The wizard's step that chooses a drive. */
export const dePrepareDrive: Words<typeof enPrepareDrive> = {
  title: 'Laufwerk',
  heading: 'Laufwerk für den Versand wählen',
  lead: 'Schließen Sie das Laufwerk an, das ins Paket kommt. Es erscheint hier von selbst. In diesem Schritt wird nichts darauf verändert.',
  missing: 'Wählen Sie zuerst ein Laufwerk.',
  missingGone: 'Schließen Sie das Laufwerk wieder an, oder wählen Sie ein anderes.',
  missingLocked: 'Dieses Laufwerk kann so nicht benutzt werden. Wählen Sie ein anderes.',
  looking: 'Laufwerke werden gesucht …',
  list: 'Laufwerke, die versandt werden können',
  locked: 'Gesperrte Laufwerke',
  lockedText: 'Diese können so nicht versandt werden. Bei jedem steht, was das ändern würde.',
  isLocked: 'gesperrt',
  unnamed: 'Laufwerk ohne Namen',
  useFolder: 'Stattdessen einen Ordner benutzen …',
  useFolderTitle: 'Ordner wählen, der für ein Laufwerk steht',
  folderText: 'Ordner auf diesem Computer, der für ein Laufwerk steht',
  gone: {
    title: '{{name}} ist nicht angeschlossen',
    text: 'Dieses Laufwerk wurde für diesen Auftrag gewählt. Schließen Sie es wieder an – es wird an seiner Seriennummer erkannt –, oder wählen Sie ein anderes.',
  },
  empty: {
    title: 'Noch kein Laufwerk, das versandt werden kann',
    text: 'Schließen Sie ein USB-, eSATA- oder SATA-Laufwerk an. Es muss formatiert und eingehängt sein: Wenn Ihre Dateiverwaltung es zeigt und Sie darauf speichern können, erscheint es hier innerhalb von zwei Sekunden.',
    format:
      'Ein neues Laufwerk? Formatieren Sie es mit exFAT oder NTFS, um es an jedem Computer zu benutzen, oder mit ext4, wenn alle Ihre Computer mit Linux laufen. Das Formatieren löscht das Laufwerk.',
    folder: 'Sie wollen nur etwas ausprobieren? Ein Ordner kann für ein Laufwerk stehen.',
  },
  facts: {
    size: 'Größe',
    free: 'Frei',
    fileSystem: 'Dateisystem',
    bus: 'Angeschlossen über',
    serial: 'Seriennummer',
    place: 'Ordner',
  },
  sizeAndFree: '{{size}}, davon {{free}} frei',
  bus: { image: 'Abbilddatei', network: 'Netzwerk' },
  checks: {
    title: 'Was eine Station von einem Laufwerk verlangt',
    text: 'Geprüft, soweit ein Programm das kann.',
    folder:
      'Ein Ordner lässt sich nicht versenden. Er taugt dazu, den ganzen Weg auszuprobieren oder später auf ein Laufwerk zu kopieren.',
    outcome: {
      passed: 'Bestanden',
      failed: 'Nicht bestanden',
      unknown: 'Nicht festzustellen',
      person: 'Bitte selbst prüfen',
    },
    bus: {
      name: 'Anschluss',
      passed: 'Angeschlossen über {{found}}. Stationen nehmen USB-, eSATA- und SATA-Laufwerke.',
      failed:
        'Angeschlossen über {{found}}. Stationen haben Anschlüsse für USB, eSATA und SATA: Fragen Sie Ihre Station, oder nehmen Sie ein anderes Laufwerk.',
      unknown:
        'Wie es angeschlossen ist, lässt sich nicht feststellen ({{found}}). Stationen nehmen USB-, eSATA- und SATA-Laufwerke mit 2,5 oder 3,5 Zoll.',
    },
    fileSystem: {
      name: 'Dateisystem',
      passed: '{{found}} kann von einer Station gelesen werden.',
      failed: '{{found}} kann von einer Station nicht gelesen werden.',
      unknown: 'Das Dateisystem ist hier nicht bekannt.',
    },
    size: {
      name: 'Größe',
      passed: '{{found}}. Höchstens 16 TB werden angenommen.',
      failed: '{{found}} sind mehr als die 16 TB, die angenommen werden.',
      unknown: 'Die Größe ist nicht bekannt. Höchstens 16 TB werden angenommen.',
    },
    weight: {
      name: 'Gewicht und Maße',
      person:
        'Höchstens 22,5 kg, und höchstens 8 Höheneinheiten hoch. Packen Sie auch Netzteil und Kabel ein.',
    },
  },
  holds: {
    title_one: 'Auf diesem Laufwerk liegt schon {{count, number}} Eintrag',
    title_other: 'Auf diesem Laufwerk liegen schon {{count, number}} Einträge',
    many: 'Auf diesem Laufwerk liegen schon mehr als {{limit}} Einträge',
    text: 'Alles auf einem Laufwerk wird in den Bucket geladen, auch was vorher da war. Leeren Sie das Laufwerk zuerst, falls das nicht gewollt ist. Drivepost löscht nichts.',
  },
  signed: {
    title: 'Dieses Laufwerk wurde schon einmal für einen Auftrag vorbereitet',
    text: 'Seine SIGNATURE wird ersetzt, wenn der neue Auftrag angelegt wird. Was damals kopiert und geprüft wurde, wird nicht noch einmal kopiert.',
  },
  noSerial:
    'Dieses Laufwerk nennt keine Seriennummer. Es wird stattdessen an seinem Dateisystem erkannt, und die Gerätekennung tragen Sie im Manifest selbst ein.',
};
