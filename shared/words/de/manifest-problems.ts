/** What is said of a manifest, by the English sentence that says it; `{0}`, `{1}` … stand for what is put in. */
export const deManifestProblems: Readonly<Record<string, string>> = {
  // Something is not there.
  '{0} is missing.': '{0} fehlt.',
  '{0} is empty.': '{0} ist leer.',
  'Add it{0}{1}.{2}': 'Ergänzen Sie es{0}{1}.{2}',
  ', for example {0}: {1}': ', zum Beispiel {0}: {1}',
  ', indented below {0}': ', eingerückt unter {0}',
  ' with its parts indented below it: name, street1, city, postalCode, country, phoneNumber':
    ' mit seinen Teilen eingerückt darunter: name, street1, city, postalCode, country, phoneNumber',
  ' Everything behind # is a comment; put a value that begins with # in quotes.':
    ' Alles hinter # ist ein Kommentar; setzen Sie einen Wert, der mit # beginnt, in Anführungszeichen.',
  'notificationEmail is missing; the old service required it from 2014 on.':
    'notificationEmail fehlt; der frühere Dienst verlangte es ab 2014.',
  'Add who is told about problems: notificationEmail: {0}':
    'Ergänzen Sie, wer von Problemen erfährt: notificationEmail: {0}',
  'The drive returns from {0} to {1}; customs is {2}.':
    'Das Laufwerk geht von {0} nach {1} zurück; customs ist {2}.',
  'required when the drive returns to another country':
    'erforderlich, wenn das Laufwerk in ein anderes Land zurückgeht',
  'Add customs with its parts indented below it: {0}.':
    'Ergänzen Sie customs mit seinen Teilen eingerückt darunter: {0}.',

  // Values of single fields.
  '{0} is {1}.': '{0} ist {1}.',
  'Write {0}.': 'Schreiben Sie {0}.',
  'Write yes or no.': 'Schreiben Sie yes oder no.',
  'A semicolon stands behind the value.': 'Hinter dem Wert steht ein Semikolon.',
  'Remove the semicolon.': 'Entfernen Sie das Semikolon.',
  '{0} is not an e-mail address.': '{0} ist keine E-Mail-Adresse.',
  'Write addresses with semicolons between them, without names.':
    'Schreiben Sie Adressen mit Semikolons dazwischen, ohne Namen.',
  'Addresses are separated by a comma.': 'Adressen sind durch ein Komma getrennt.',
  'Write semicolons between addresses.': 'Schreiben Sie Semikolons zwischen die Adressen.',
  'Write US dollars as a decimal above 0 without a sign: 250.00':
    'Schreiben Sie US-Dollar als Dezimalzahl über 0, mit Punkt und ohne Währungszeichen: 250.00',
  '{0} has parts, not a value.': '{0} hat Teile, keinen Wert.',
  'Leave the line at "{0}:" and write each part on a line below, indented.':
    'Lassen Sie die Zeile bei „{0}:“ und schreiben Sie jeden Teil eingerückt in eine Zeile darunter.',
  '{0} holds a line end, a control character or a character outside ASCII, which no header can carry.':
    '{0} enthält ein Zeilenende, ein Steuerzeichen oder ein Zeichen außerhalb von ASCII; keine Kopfzeile kann das enthalten.',
  'Use printable ASCII characters only.': 'Verwenden Sie nur druckbare ASCII-Zeichen.',
  'Write one of {0}.': 'Schreiben Sie einen dieser Werte: {0}.',
  'Did you mean {0}? Write one of {1}.': 'Meinten Sie {0}? Schreiben Sie einen dieser Werte: {1}.',
  '{0} is {1}, which is not one of its values.': '{0} ist {1}; das ist keiner seiner Werte.',
  '{0} is taken for {1}.': '{0} wird als {1} verstanden.',
  'The old service did not offer {0}; it works where the store knows it.':
    'Der frühere Dienst bot {0} nicht an; es funktioniert, wo der Speicher es kennt.',
  'Take one of {0} if the store does not.': 'Nehmen Sie sonst einen dieser Werte: {0}.',
  '{0} is not the name of a bucket.': '{0} ist kein Name eines Buckets.',
  'Write the bucket alone; a folder in it goes to prefix, with a slash at its end.':
    'Schreiben Sie nur den Bucket; ein Ordner darin gehört in prefix, mit einem Schrägstrich am Ende.',
  '{0} cannot be the name of a bucket.': '{0} kann kein Name eines Buckets sein.',
  'A name has letters, digits, dots and hyphens, 3 to 63 of them.':
    'Ein Name hat 3 bis 63 Buchstaben, Ziffern, Punkte und Bindestriche.',
  '{0} is not a DNS-compatible bucket name; many stores refuse it.':
    '{0} ist kein DNS-tauglicher Bucket-Name; viele Speicher lehnen ihn ab.',
  'If you can choose: 3 to 63 lower-case letters, digits and hyphens.':
    'Wenn Sie wählen können: 3 bis 63 Kleinbuchstaben, Ziffern und Bindestriche.',
  '{0} holds a control character.': '{0} enthält ein Steuerzeichen.',
  'Keys with control characters are hard to get at again.':
    'Schlüssel mit Steuerzeichen sind später schwer zu erreichen.',
  'Write it on one line, without control characters.': 'Schreiben Sie es in eine Zeile, ohne Steuerzeichen.',
  'With {0} a key has {1} bytes or more; {2} are the limit.':
    'Mit {0} hat ein Schlüssel {1} Byte oder mehr; {2} sind die Grenze.',
  'Shorten {0}.': 'Kürzen Sie {0}.',
  '{0} begins with a slash, and so will every key.':
    '{0} beginnt mit einem Schrägstrich und damit auch jeder Schlüssel.',
  'Remove the slash at the beginning of {0}.': 'Entfernen Sie den Schrägstrich am Anfang von {0}.',
  'This looks like a secret access key, which never belongs into a manifest.':
    'Das sieht nach einem geheimen Zugriffsschlüssel aus, der nie in ein Manifest gehört.',
  'Write the access key id, and replace that secret: it may have been seen.':
    'Schreiben Sie die Zugriffsschlüssel-ID und ersetzen Sie den geheimen Schlüssel: Er könnte gesehen worden sein.',
  'This is not an access key id.': 'Das ist keine Zugriffsschlüssel-ID.',
  'Write the id of the key that signs CreateJob: AKIAIOSFODNN7EXAMPLE':
    'Schreiben Sie die ID des Schlüssels, mit dem CreateJob signiert wird: AKIAIOSFODNN7EXAMPLE',

  // Addresses and customs.
  'A carrier cannot deliver a drive to a post office box.':
    'An ein Postfach kann kein Paketdienst ein Laufwerk liefern.',
  'Write a street address.': 'Schreiben Sie eine Straßenanschrift.',
  '{0} is not a country known by this name.': '{0} ist kein unter diesem Namen bekanntes Land.',
  'Write its English name or its two-letter code.':
    'Schreiben Sie seinen englischen Namen oder sein Kürzel aus zwei Buchstaben.',
  'This does not look like a tariff code.': 'Das sieht nicht nach einer Zolltarifnummer aus.',
  'Write its digits with dots, for example 8471.70.4065.':
    'Schreiben Sie ihre Ziffern mit Punkten, zum Beispiel 8471.70.4065.',

  // Pairs and lists.
  '{0} has no value.': '{0} hat keinen Wert.',
  'Write a media type such as text/plain.': 'Schreiben Sie einen Medientyp wie text/plain.',
  '{0} is not a media type.': '{0} ist kein Medientyp.',
  'Write type/subtype, such as text/plain.': 'Schreiben Sie Typ/Untertyp, etwa text/plain.',
  'Write type/subtype, such as binary/octet-stream.': 'Schreiben Sie Typ/Untertyp, etwa binary/octet-stream.',
  '{0} is not an extension; no file will match it.': '{0} ist keine Endung; auf keine Datei wird sie passen.',
  'Write the extension without its dot: jpg': 'Schreiben Sie die Endung ohne Punkt: jpg',
  '{0} is given twice: upper and lower case are the same in a header.':
    '{0} steht zweimal da: In einer Kopfzeile sind Groß- und Kleinbuchstaben gleich.',
  'Keep one of the two.': 'Behalten Sie eins von beiden.',
  'The metadata has {0} bytes; an object takes at most {1}.':
    'Die Metadaten haben {0} Byte; ein Objekt nimmt höchstens {1}.',
  'Shorten names or values.': 'Kürzen Sie Namen oder Werte.',
  '{0} is also a name in staticMetadata.': '{0} ist auch ein Name in staticMetadata.',
  'Choose another name.': 'Wählen Sie einen anderen Namen.',
  '{0} cannot be the name of a header.': '{0} kann kein Name einer Kopfzeile sein.',
  'Use letters, digits and hyphens.': 'Verwenden Sie Buchstaben, Ziffern und Bindestriche.',
  'x-amz-meta- is put in front of the name anyway.': 'x-amz-meta- wird dem Namen ohnehin vorangestellt.',
  'The text to be replaced is empty.': 'Der zu ersetzende Text ist leer.',
  'Write "from" : "to" with a text before the colon.':
    'Schreiben Sie "von" : "nach" mit einem Text vor dem Doppelpunkt.',
  '{0} without quotes means "nothing" in YAML; it was taken as a text.':
    '{0} ohne Anführungszeichen heißt in YAML „nichts“; es wurde als Text verstanden.',
  'Write "{0}" or "".': 'Schreiben Sie "{0}" oder "".',
  'Everything behind # is a comment, so the text is replaced by nothing.':
    'Alles hinter # ist ein Kommentar, der Text wird also durch nichts ersetzt.',
  'Put the replacement in double quotes.': 'Setzen Sie die Ersetzung in doppelte Anführungszeichen.',
  'Typographic quotes are taken for a part of the text.':
    'Typografische Anführungszeichen gelten als Teil des Textes.',
  'Write straight quotes: "from" : "to".': 'Schreiben Sie gerade Anführungszeichen: "von" : "nach".',
  'The text is replaced by itself.': 'Der Text wird durch sich selbst ersetzt.',
  'Remove the line.': 'Entfernen Sie die Zeile.',
  'substitutions does not exist in manifest version {0}.':
    'In Manifestversion {0} gibt es substitutions nicht.',
  'Write manifestVersion: 2.0, or remove substitutions.':
    'Schreiben Sie manifestVersion: 2.0 oder entfernen Sie substitutions.',
  'The pattern is empty: it would match every file.': 'Das Muster ist leer: Es würde auf jede Datei passen.',
  'Put it in single quotes: # begins a comment.':
    'Setzen Sie es in einfache Anführungszeichen: Mit # beginnt ein Kommentar.',
  'The pattern looks for a backslash; paths have / on every system.':
    'Das Muster sucht einen umgekehrten Schrägstrich; Pfade haben auf jedem System /.',
  'Write / between folders.': 'Schreiben Sie / zwischen Ordner.',
  'The pattern matches every file, so nothing would be loaded.':
    'Das Muster passt auf jede Datei, es würde also nichts geladen.',
  'Make it longer, or anchor it with ^ or $.': 'Machen Sie es länger oder verankern Sie es mit ^ oder $.',
  'The ignore patterns are too large together.': 'Die ignore-Muster sind zusammen zu groß.',
  'Use fewer or shorter patterns, and * instead of large counts such as {1000}.':
    'Verwenden Sie weniger oder kürzere Muster und * statt großer Anzahlen wie {1000}.',
  'The pattern cannot be used: {0}.': 'Das Muster kann nicht verwendet werden: {0}.',
  'Look-ahead and look-behind are not available: write several plain patterns, or one that matches the whole path.':
    'Vorausschau und Rückschau gibt es nicht: Schreiben Sie mehrere einfache Muster oder eines, das auf den ganzen Pfad passt.',
  'Back-references are not available: write out what is repeated.':
    'Rückverweise gibt es nicht: Schreiben Sie aus, was sich wiederholt.',
  'Possessive and atomic groups are not available: leave out the + or ?>.':
    'Besitzergreifende und atomare Gruppen gibt es nicht: Lassen Sie das + oder ?> weg.',
  'This looks like a shell pattern: write \\.tmp$ for *.tmp, a dot is \\. and "anything" is .*':
    'Das sieht nach einem Shell-Muster aus: Schreiben Sie \\.tmp$ für *.tmp; ein Punkt ist \\. und „irgendetwas“ ist .*',
  'Write a regular expression in RE2 syntax: a dot is \\. and "anything" is .*':
    'Schreiben Sie einen regulären Ausdruck in RE2-Syntax: Ein Punkt ist \\. und „irgendetwas“ ist .*',

  // The kind of manifest.
  'This is the manifest of a {0}; only S3 import is supported.':
    'Das ist das Manifest für: {0}. Unterstützt wird nur der Import nach S3.',
  'This is the manifest of an {0}; only S3 import is supported.':
    'Das ist das Manifest für: {0}. Unterstützt wird nur der Import nach S3.',
  'Write an S3 import manifest, version 2.0: drivepost manifest new prints one to fill in.':
    'Schreiben Sie ein Manifest für den Import nach S3, Version 2.0.',
  'manifestVersion is {0}, which is not a version of S3 import manifests.':
    'manifestVersion ist {0}; diese Version gibt es für den Import nach S3 nicht.',
  'Write manifestVersion: 2.0': 'Schreiben Sie manifestVersion: 2.0',
  '{0} takes its values on the lines below it, not behind the colon.':
    '{0} hat seine Werte in den Zeilen darunter, nicht hinter dem Doppelpunkt.',
  'Leave the line at "{0}:" and write below it, indented: {1}':
    'Lassen Sie die Zeile bei „{0}:“ und schreiben Sie eingerückt darunter: {1}',
  'The digest of the inventory is not 64 hexadecimal digits.':
    'Die Prüfsumme des Inventars besteht nicht aus 64 hexadezimalen Ziffern.',
  'Remove the line and prepare the drive again.':
    'Entfernen Sie die Zeile und bereiten Sie das Laufwerk noch einmal vor.',
  'The manifest names two different inventories.': 'Das Manifest nennt zwei verschiedene Inventare.',
  'Remove the older of the two lines.': 'Entfernen Sie die ältere der beiden Zeilen.',

  // The form of the text.
  'A manifest is one document; here a second one begins.':
    'Ein Manifest ist ein einziges Dokument; hier beginnt ein zweites.',
  'Keep one document and remove the rest.': 'Behalten Sie ein Dokument und entfernen Sie den Rest.',
  'The line holds a control character.': 'Die Zeile enthält ein Steuerzeichen.',
  'Remove it; inside double quotes write it as an escape such as \\u0001.':
    'Entfernen Sie es; in doppelten Anführungszeichen schreiben Sie es als Escape wie \\u0001.',
  'The line is indented with a tab, which YAML does not allow.':
    'Die Zeile ist mit einem Tabulator eingerückt; das erlaubt YAML nicht.',
  'Indent with spaces.': 'Rücken Sie mit Leerzeichen ein.',
  'A list item (- …) stands where no list is expected.':
    'Ein Listeneintrag (- …) steht, wo keine Liste erwartet wird.',
  'Only ignore takes a list.': 'Nur ignore hat eine Liste.',
  'No space follows the dash.': 'Dem Strich folgt kein Leerzeichen.',
  'Write "- " before each item.': 'Schreiben Sie „- “ vor jeden Eintrag.',
  'This is a shell pattern; ignore takes regular expressions.':
    'Das ist ein Shell-Muster; ignore nimmt reguläre Ausdrücke.',
  'Write \\.tmp$ for *.tmp: a dot is \\. and "anything" is .*':
    'Schreiben Sie \\.tmp$ für *.tmp: Ein Punkt ist \\. und „irgendetwas“ ist .*',
  'Strict YAML takes a colon and a space for a map.':
    'Strenges YAML hält Doppelpunkt und Leerzeichen für eine Zuordnung.',
  'Put the value in single quotes.': 'Setzen Sie den Wert in einfache Anführungszeichen.',
  '{0} is written {1} in manifests.': '{0} schreibt man in Manifesten {1}.',
  'A space stands before the colon.': 'Vor dem Doppelpunkt steht ein Leerzeichen.',
  'Write the colon directly behind the name.': 'Schreiben Sie den Doppelpunkt direkt hinter den Namen.',
  'The parts of {0} are not indented.': 'Die Teile von {0} sind nicht eingerückt.',
  'Put two spaces before each of them.': 'Setzen Sie vor jeden zwei Leerzeichen.',
  'The pairs of {0} are not indented.': 'Die Paare von {0} sind nicht eingerückt.',
  'Put two spaces before each.': 'Setzen Sie vor jedes zwei Leerzeichen.',
  '{0} is indented, but belongs to the outer level.': '{0} ist eingerückt, gehört aber auf die äußere Ebene.',
  'Remove the spaces before it.': 'Entfernen Sie die Leerzeichen davor.',
  'The line is indented below nothing, which takes nothing there.':
    'Die Zeile ist eingerückt, ohne dass etwas darüber steht.',
  'The line is indented below {0}, which takes nothing there.':
    'Die Zeile ist unter {0} eingerückt; dort kann nichts stehen.',
  'Write a value on one line, behind the colon; remove the spaces before a field of its own.':
    'Schreiben Sie einen Wert in eine Zeile hinter den Doppelpunkt; entfernen Sie die Leerzeichen vor einem eigenen Feld.',
  'Nothing in a manifest is nested so deep.': 'So tief ist in einem Manifest nichts geschachtelt.',
  'Indent it as far as the others below {0}.': 'Rücken Sie es so weit ein wie die anderen unter {0}.',
  'The lines below {0} are indented differently.': 'Die Zeilen unter {0} sind verschieden weit eingerückt.',
  'Indent them all by two spaces.': 'Rücken Sie alle um zwei Leerzeichen ein.',
  '{0} was already given on line {1}.': '{0} steht schon in Zeile {1}.',
  '{0} is not a field of S3 import manifests; it is not used.':
    '{0} ist kein Feld von Manifesten für den Import nach S3; es wird nicht verwendet.',
  'Remove it, or turn it into a comment with #.':
    'Entfernen Sie es oder machen Sie es mit # zu einem Kommentar.',
  'Did you mean {0}?': 'Meinten Sie {0}?',
  'Indent it below {0}.': 'Rücken Sie es unter {0} ein.',
  'The manifest has more than {0} bytes.': 'Das Manifest hat mehr als {0} Byte.',
  'Shorten it: one ignore pattern can stand for many files.':
    'Kürzen Sie es: Ein ignore-Muster kann für viele Dateien stehen.',
  'Your manifest is not well-formed: it is written in UTF-16.':
    'Das Manifest ist nicht wohlgeformt: Es ist in UTF-16 geschrieben.',
  'Your manifest is not well-formed: it holds bytes that are not UTF-8.':
    'Das Manifest ist nicht wohlgeformt: Es enthält Bytes, die kein UTF-8 sind.',
  'Save it as UTF-8.': 'Speichern Sie es als UTF-8.',
  'There are {0} more errors like these.': 'Es gibt {0} weitere solche Fehler.',
  'There are {0} more warnings like these.': 'Es gibt {0} weitere solche Hinweise.',
  'Correct the first ones and check again.': 'Korrigieren Sie die ersten und prüfen Sie noch einmal.',
  'A line that begins with {0} has a meaning in YAML that manifests do not use.':
    'Eine Zeile, die mit {0} beginnt, hat in YAML eine Bedeutung, die Manifeste nicht verwenden.',
  'Write name: value; put a name that begins so in double quotes.':
    'Schreiben Sie Name: Wert; setzen Sie einen Namen, der so beginnt, in doppelte Anführungszeichen.',
  'The line has {0} where a colon belongs.': 'In der Zeile steht {0}, wo ein Doppelpunkt hingehört.',
  'Write name: value, with the colon that is on every keyboard.':
    'Schreiben Sie Name: Wert, mit dem Doppelpunkt, der auf jeder Tastatur ist.',
  'The line is no "name: value": it has no colon behind a name.':
    'Die Zeile ist kein „Name: Wert“: Hinter dem Namen fehlt der Doppelpunkt.',
  'Write name: value, or begin the line with # to make it a comment.':
    'Schreiben Sie Name: Wert, oder beginnen Sie die Zeile mit #, um sie zum Kommentar zu machen.',
  'Half of a surrogate pair is not a character.': 'Die Hälfte eines Ersatzpaars ist kein Zeichen.',
  'Write the character itself.': 'Schreiben Sie das Zeichen selbst.',
  'The escape \\{0} needs {1} hexadecimal digits of a character.':
    'Das Escape \\{0} braucht {1} hexadezimale Ziffern eines Zeichens.',
  'Write the character itself, or \\\\ for a backslash.':
    'Schreiben Sie das Zeichen selbst oder \\\\ für einen umgekehrten Schrägstrich.',
  'A backslash inside double quotes was taken as it stands; write \\\\ for one.':
    'Ein umgekehrter Schrägstrich in doppelten Anführungszeichen wurde so genommen, wie er ist; schreiben Sie dafür \\\\.',
  'The quote {0} is not closed on its line.':
    'Das Anführungszeichen {0} wird in seiner Zeile nicht geschlossen.',
  'Close it with {0}, on the same line.': 'Schließen Sie es mit {0} in derselben Zeile.',
  'A value that begins with {0} needs quotes in strict YAML.':
    'Ein Wert, der mit {0} beginnt, braucht in strengem YAML Anführungszeichen.',
  'Something stands behind the closing quote.': 'Hinter dem schließenden Anführungszeichen steht noch etwas.',
  "Put the whole value inside the quotes; a quote inside it is written \\\" in double quotes and '' in single ones.":
    "Setzen Sie den ganzen Wert in die Anführungszeichen; eines darin schreibt man \\\" in doppelten und '' in einfachen.",
  'If the value is meant to begin so, put it in single quotes.':
    'Soll der Wert so beginnen, setzen Sie ihn in einfache Anführungszeichen.',
  'A value in brackets is a placeholder of a form or, in YAML, a list on one line; manifests use neither.':
    'Ein Wert in eckigen Klammern ist ein Platzhalter eines Formulars oder in YAML eine Liste in einer Zeile; Manifeste verwenden beides nicht.',
  'Replace a placeholder, brackets and all; write one list item a line, indented below the name. {0}':
    'Ersetzen Sie einen Platzhalter samt Klammern; schreiben Sie einen Listeneintrag je Zeile, eingerückt unter dem Namen. {0}',
  'A value that begins with { is a map on one line in YAML, which manifests do not use.':
    'Ein Wert, der mit { beginnt, ist in YAML eine Zuordnung in einer Zeile, die Manifeste nicht verwenden.',
  'Write one "name: value" a line, indented below the name. {0}':
    'Schreiben Sie ein „Name: Wert“ je Zeile, eingerückt unter dem Namen. {0}',
  'YAML anchors and aliases (& and *) are not used in manifests.':
    'YAML-Anker und -Verweise (& und *) werden in Manifesten nicht verwendet.',
  'YAML tags (!) are not used in manifests.': 'YAML-Tags (!) werden in Manifesten nicht verwendet.',
  'Texts over several lines (| and >) are not used in manifests.':
    'Texte über mehrere Zeilen (| und >) werden in Manifesten nicht verwendet.',
  'Write the value on one line, behind the colon.':
    'Schreiben Sie den Wert in eine Zeile hinter den Doppelpunkt.',

  // What is no manifest at all.
  'Your manifest is not well-formed: {0}': 'Das Manifest ist nicht wohlgeformt: {0}',
  'it is empty.': 'Es ist leer.',
  'Begin with one from: drivepost manifest new': 'Beginnen Sie mit einem leeren Formular.',
  'it is the path of a file, not the content of one.': 'Es ist der Pfad einer Datei, nicht ihr Inhalt.',
  'Pass the content. With the AWS CLI put file:// in front of the path: --manifest file://my-manifest.txt':
    'Öffnen Sie die Datei selbst.',
  'it is URL-encoded.': 'Es ist URL-kodiert.',
  'Pass the text itself; the client encodes it.': 'Nehmen Sie den Text selbst.',
  'it is a SIGNATURE file.': 'Es ist eine SIGNATURE-Datei.',
  'Pass the manifest that was signed.': 'Nehmen Sie das Manifest, das signiert wurde.',
  'it is JSON.': 'Es ist JSON.',
  'Write one "name: value" on each line, without braces.':
    'Schreiben Sie in jede Zeile ein „Name: Wert“, ohne Klammern.',
  'it is XML or HTML.': 'Es ist XML oder HTML.',
  'Write one "name: value" on each line.': 'Schreiben Sie in jede Zeile ein „Name: Wert“.',
  'it seems to be Base64.': 'Es scheint Base64 zu sein.',
  'Pass the text itself, not its Base64 form.': 'Nehmen Sie den Text selbst, nicht seine Base64-Form.',
  'it has none of the fields of a manifest.': 'Es hat keines der Felder eines Manifests.',
  'Write one "name: value" on each line, manifestVersion: 2.0 first; drivepost manifest new prints a form to fill in.':
    'Schreiben Sie in jede Zeile ein „Name: Wert“, zuerst manifestVersion: 2.0, oder beginnen Sie mit einem leeren Formular.',
};
