import type { enKeyFindings } from '../../en/findings/key-findings.ts';
import type { Words } from '../../translate.ts';

/** What the linter and the layout find about files: what it is called, what it means, what to do. */
export const deKeyFindings: Words<typeof enKeyFindings> = {
  INVALID_UTF8: {
    title: 'Name ist kein UTF-8',
    explanation: 'Schlüssel bestehen aus UTF-8, dieser Name nicht. Die Datei wird nicht eingespielt.',
    fix: 'Geben Sie ihr einen neuen Namen. Wahrscheinlich stammt er aus einem älteren System mit anderer Kodierung.',
  },
  CONTROL_CHARACTER: {
    title: 'Steuerzeichen im Namen',
    explanation:
      'Der Name enthält ein unsichtbares Zeichen, etwa einen Zeilenumbruch. Viele Programme können einen solchen Schlüssel weder auflisten noch abrufen.',
    fix: 'Benennen Sie sie um.',
  },
  WINDOWS_NAME: {
    title: 'Name für Windows unbrauchbar',
    explanation:
      'Die Datei kommt an, wie sie ist, aber Windows kann eine Datei dieses Namens weder anlegen noch öffnen.',
    fix: 'Benennen Sie sie um, wenn sie unter Windows abgerufen werden soll.',
  },
  FILE_OVER_STORE_LIMIT: {
    title: 'Zu groß für den Speicher',
    explanation: 'Die Datei ist größer als jedes Objekt, das der Speicher annimmt.',
    fix: 'Teilen Sie die Datei oder lassen Sie sie weg.',
  },
  FILE_OVER_FILE_SYSTEM_LIMIT: {
    title: 'Zu groß für das Dateisystem',
    explanation: 'Das Dateisystem des Laufwerks kann keine so große Datei aufnehmen.',
    fix: 'Nehmen Sie ein Laufwerk mit exFAT, NTFS oder ext4 oder lassen Sie die Datei weg.',
  },
  EMPTY_FILE: {
    title: 'Leere Datei',
    explanation: 'Die Datei ist leer. Ihr Objekt wird es auch sein.',
    fix: 'Wenn das so gewollt ist, müssen Sie nichts tun.',
  },
  EMPTY_FOLDER: {
    title: 'Leerer Ordner',
    explanation: 'Ein Bucket enthält nur Objekte; nichts darin wird von diesem Ordner zeugen.',
    fix: 'Legen Sie eine Datei hinein, wenn er im Bucket zu sehen sein soll.',
  },
  JUNK: {
    title: 'Datei des Systems',
    explanation:
      'Solche Dateien hinterlassen Systeme von selbst: Zwischenspeicher, Papierkörbe, Ordneransichten. Ohne Ignorierregel wird sie eingespielt wie jede andere.',
    fix: 'Lassen Sie sie durch eine Ignorierregel weg.',
  },
  LINK: {
    title: 'Symbolischer Link',
    explanation: 'Links werden weder verfolgt noch kopiert.',
    fix: 'Legen Sie eine Kopie der Datei an seine Stelle oder fügen Sie hinzu, worauf er zeigt.',
  },
  SPECIAL_FILE: {
    title: 'Gerät, Socket oder Pipe',
    explanation: 'Sie hat keinen Inhalt, der gespeichert werden könnte, und wird nicht geöffnet.',
    fix: 'Sie müssen nichts tun.',
  },
  OTHER_DEVICE: {
    title: 'Hier ist ein anderes Laufwerk eingebunden',
    explanation: 'In diesem Ordner ist ein anderes Dateisystem eingebunden. Er wird nicht betreten.',
    fix: 'Fügen Sie den Ordner eigens hinzu, wenn er zum Auftrag gehört.',
  },
  UNREADABLE: {
    title: 'Nicht lesbar',
    explanation: 'Sie kann nicht gelesen werden und wird daher nicht ankommen.',
    fix: 'Prüfen Sie, wer sie lesen darf und ob ihre Festplatte in Ordnung ist.',
  },
  KEY_TOO_LONG: {
    title: 'Schlüssel ist zu lang',
    explanation:
      'Ein Schlüssel hat höchstens 1.024 Byte UTF-8 einschließlich des Präfixes. Dieser ist länger.',
    fix: 'Kürzen Sie den Namen, einen Ordner darüber oder das Präfix.',
  },
  KEY_EMPTY: {
    title: 'Vom Schlüssel bleibt nichts',
    explanation:
      'Die Ersetzungen des Manifests lassen vom Schlüssel nichts oder nur ein halbes Zeichen übrig.',
    fix: 'Ändern Sie die Ersetzungen oder den Namen.',
  },
  IGNORED: {
    title: 'Durch eine Regel weggelassen',
    explanation:
      'Eine Ignorierregel des Manifests hält diese Datei aus dem Bucket; sie wird daher nicht kopiert.',
    fix: 'Entfernen Sie die Regel, wenn die Datei eingespielt werden soll.',
  },
  TWO_FILES_ONE_KEY: {
    title: 'Zwei Dateien mit einem Schlüssel',
    explanation: 'Eine Datei vor dieser hat denselben Schlüssel. Nur eine von beiden kann im Bucket liegen.',
    fix: 'Benennen Sie eine um oder geben Sie einer der Quellen ein anderes Präfix.',
  },
  CASE_CLASH: {
    title: 'Nur Groß- und Kleinschreibung verschieden',
    explanation:
      'Ein anderer Name unterscheidet sich von diesem nur in Groß- und Kleinschreibung. Manche Systeme halten beide für eine Datei.',
    fix: 'Benennen Sie eine um, wenn mit beiden gearbeitet werden soll.',
  },
  NORMALISATION_CLASH: {
    title: 'Sieht aus wie ein anderer Name',
    explanation:
      'Ein anderer Name sieht gleich aus und unterscheidet sich nur in der Unicode-Schreibweise. Manche Systeme halten beide für eine Datei.',
    fix: 'Benennen Sie eine um, wenn mit beiden gearbeitet werden soll.',
  },
  FILE_AND_FOLDER: {
    title: 'Datei und Ordner mit einem Namen',
    explanation:
      'Derselbe Pfad ist hier eine Datei und anderswo ein Ordner; kein Laufwerk kann beides aufnehmen.',
    fix: 'Sie reist unter einem anderen Namen und bekommt ihren eigenen Schlüssel zurück.',
  },
  TAKEN_NAME: {
    title: 'Vom Laufwerk belegter Name',
    explanation: 'Das Laufwerk braucht diesen Namen für seine eigenen Dateien.',
    fix: 'Sie reist unter einem anderen Namen und bekommt ihren eigenen Schlüssel zurück.',
  },
  FORBIDDEN_CHARACTER: {
    title: 'Zeichen, das das Laufwerk nicht kennt',
    explanation: 'Das Dateisystem des Laufwerks kann ein Zeichen dieses Namens nicht aufnehmen.',
    fix: 'Sie reist unter einem anderen Namen und bekommt ihren eigenen Schlüssel zurück.',
  },
  UNSTABLE_CHARACTER: {
    title: 'Zeichen, das verändert zurückkommen kann',
    explanation:
      'Das Laufwerk gibt diesen Namen vielleicht in anderer Unicode-Schreibweise zurück; das wäre ein anderer Schlüssel.',
    fix: 'Sie reist unter einem anderen Namen und bekommt ihren eigenen Schlüssel zurück.',
  },
  RESERVED_NAME: {
    title: 'Reservierter Name',
    explanation: 'Auf diesem Laufwerk führt der Name vielleicht zu einem Gerät oder zu einer anderen Datei.',
    fix: 'Sie reist unter einem anderen Namen und bekommt ihren eigenen Schlüssel zurück.',
  },
  TRAILING_DOT_OR_SPACE: {
    title: 'Punkt oder Leerzeichen am Ende',
    explanation: 'Windows lässt einen Punkt oder ein Leerzeichen am Ende eines Namens weg.',
    fix: 'Sie reist unter einem anderen Namen und bekommt ihren eigenen Schlüssel zurück.',
  },
  EMPTY_NAME: {
    title: 'Leerer Teil im Schlüssel',
    explanation:
      'Ein Teil des Schlüssels zwischen zwei Schrägstrichen ist leer, „.“ oder „..“; so kann keine Datei heißen.',
    fix: 'Sie reist unter einem anderen Namen und bekommt ihren eigenen Schlüssel zurück.',
  },
  LONG_NAME: {
    title: 'Name ist zu lang für das Laufwerk',
    explanation: 'Der Name ist länger, als das Dateisystem des Laufwerks zulässt.',
    fix: 'Sie reist in mehreren Teilen und bekommt ihren eigenen Schlüssel zurück.',
  },
  LOOKS_LIKE_TOKEN: {
    title: 'Sieht aus wie eine Ersetzung',
    explanation: 'Der Name enthält etwas, das eine Ersetzung austauschen würde.',
    fix: 'Sie reist unter einem anderen Namen und bekommt ihren eigenen Schlüssel zurück.',
  },
  NO_PATH: {
    title: 'Nicht zu transportieren',
    explanation:
      'Unter den Regeln des Manifests gibt kein Pfad auf diesem Laufwerk der Datei ihren Schlüssel.',
    fix: 'Benennen Sie sie um oder ändern Sie die Ersetzungen und Ignorierregeln, mit denen der Name zusammenstößt.',
  },
  RENAME_INVALID: {
    title: 'Neuer Name nicht verwendbar',
    explanation: 'Der neue Pfad dieser Datei ist kein gültiger Pfad. Die Datei kommt deshalb nicht an.',
    fix: 'Schreiben Sie Namen mit Schrägstrichen dazwischen: keinen Schrägstrich am Anfang oder Ende und keinen Teil, der leer, „.“ oder „..“ ist.',
  },
  RENAME_UNUSED: {
    title: 'Neuer Name ohne Datei',
    explanation: 'Einer Datei wurde ein neuer Name gegeben, aber sie gehört nicht mehr zu den Quellen.',
    fix: 'Nehmen Sie den neuen Namen zurück oder fügen Sie die Quelle mit der Datei wieder hinzu.',
  },
  MANIFEST_TOO_LARGE: {
    title: 'Manifest wird zu groß',
    explanation: 'Die Namen brauchen mehr Ersetzungen, als in ein Manifest passen.',
    fix: 'Nehmen Sie ein Laufwerk, dessen Dateisystem mehr Namen unverändert aufnimmt (am meisten ext4), oder teilen Sie den Auftrag.',
  },
};
