/** An input that once broke a promise of its reader. */
export interface KnownInput {
  readonly target: string;
  readonly what: string;
  readonly bytes: Uint8Array;
}

const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
const row = 'Tue 03 Feb 2009 21:57:43 GMT,"a",200,OK,"b/a",d41d8cd98f00b204e9800998ecf8427e,1,text/plain\n';
const entity = '<!DOCTYPE a [<!ENTITY e "' + 'x'.repeat(400) + '">]>';

const commentBehindBrackets = `manifestVersion: 1.2
bucket: b
deviceId: 1
accessKeyId: AKIAIOSFODNN7EXAMPLE
notificationEmail: a@b.example
ignore: []#
returnAddress:
  name: J
  street1: x
  city: y
  postalCode: 1
  country: DE
  phoneNumber: 1
`;

/** Inputs that the fuzzer found, or that were found while it was written; the test runs them all. */
export const knownInputs: readonly KnownInput[] = [
  input('manifest', 'brackets with a comment right behind them', commentBehindBrackets),
  input('import-log', 'a row behind a line too long for one piece', `${'x'.repeat(70_000)}${row}${row}`),
  input(
    'import-log',
    'a year that has five digits in UTC',
    row.replace('03 Feb 2009', '31 Dec 9999').replace('GMT', 'PST'),
  ),
  input('import-log', 'an hour that no day has', row.replace('21:57:43', '99:99:99')),
  input('import-log', 'a status that begins with zeros', row.replace(',200,', ',000,')),
  input('inventory', 'a path that is the drive itself', `${md5}  ./\n`),
  input('inventory', 'a path with NUL', `${md5}  a\0b\n`),
  input('inventory', 'a path that no system takes', `${md5}  ${'x'.repeat(300)}\n`),
  input('inventory', 'a path that leaves the drive', `${md5}  ../../etc/passwd\n`),
  input('upload-journal', 'a name that is no text', '{"bucket":{"toString":1},"key":"k","uploadId":"u"}\n'),
  input(
    'store-answer',
    'entities that grow',
    `500\n\n${entity}<Error><Message>${'&e;'.repeat(200)}</Message></Error>`,
  ),
  input('service-answer', 'entities that grow', `GetStatus\n${entity}<a>${'&e;'.repeat(200)}</a>`),
];

function input(target: string, what: string, text: string): KnownInput {
  return { target, what, bytes: new TextEncoder().encode(text) };
}
