import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkCustomsRule } from '../domain/manifest/customs-rule.ts';
import { testAddress, testFields } from '../domain/manifest/manifest.fixture.ts';
import { say, sayProblem, sentence, type Phrase } from '../domain/manifest/phrase.ts';
import { readManifest } from '../domain/manifest/read-manifest.ts';
import { deManifestProblems } from './de/manifest-problems.ts';
import { enManifestProblems } from './en/manifest-problems.ts';
import { sayManifestProblem } from './manifest-problem-words.ts';

const folder = new URL('../domain/manifest/', import.meta.url);
/** The sources with what is put into a sentence written as `{}`, and without backslashes, which are escapes there. */
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n')
  .replaceAll(/\$\{[^}]*\}+/g, '{}')
  .replaceAll('\\', '');

const wrong = `manifestVersion: 2
colour: red
bucketName: b
Bucket: s3://b/x
logBucket: Ab
deviceId: [serial]
accessKeyId: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
logPrefix: /x
prefix: "\\u0001"
notificationEmail: jane, x@y
serviceLevel: fast
storageClass: GLACIER
acl: Private
eraseDevice: maybe
setContentEncodingForGzFiles: yes;
pinCode: {a}
trueCryptPassword: "open
generator: *x
cacheControl: ü
contentTypes:
  .jpg: image/jpeg
  png: picture
  gif:
defaultContentType: none
staticMetadata:
  x-amz-meta-a: 1
  a b: 2
  c: 1
  C: 2
diskTimestampMetadataKey: c
ignore:
  - *.tmp
  - '(?=x)'
  - ''
  - .*
  - a: b
  -x
  - '*x'
  - '\\1'
substitutions:
  "" : "x"
  “a” : “b”
  same: same
  "n" : null
returnAddress:
  street1: P.O. Box 1
  country: Nowhere
  city : "A" B
   name: 'x'
customs: none
expires
x = y
? z
- item
colour: blue
`;

const texts = [
  wrong,
  '',
  '/tmp/manifest.txt',
  '{"bucket": "b"}',
  '<x/>',
  'manifestVersion%3A2.0',
  'version:2.0\nsigningMethod:HmacSHA1\n',
  'A'.repeat(80),
  'nothing of the kind\nat all',
  'manifestVersion: 3.0\nbucket: b\n',
  'operations:\n  - exportBucket: b\n',
  'bucket: b\n---\nbucket: c\n',
  'bucket: b\u0001\n',
  '\tbucket: b\nbucket: c\n',
  'bucket: b\ndeviceId: "\\uD800"\nlogBucket: "\\q"\nlogPrefix: "\\xZZ"\nacl: |\nprefix: !x\nexpires: @x\n',
  'returnAddress: x\nignore: x\nmanifestVersion: 1.0\nsubstitutions:\n"a/b": "c"\n',
  'customs:\n  deviceHTS: x\n  deviceValue: -1\n  encryptedData: yes\nreturnAddress:\nname: x\n',
  `ignore:\n${"  - '(?i)[a-z]{1000}\\pL{1000}'\n".repeat(20)}${'x y\n'.repeat(300)}`,
  '# drivepost-inventory-sha256: 12\nbucket: b\n  deep: x\n    deeper: y\n',
  `# drivepost-inventory-sha256: ${'a'.repeat(64)}\n# drivepost-inventory-sha256: ${'b'.repeat(64)}\nbucket: #x\n`,
  `prefix: ${'p'.repeat(1100)}\nbucket: b\nstaticMetadata:\n  a: ${'m'.repeat(2100)}\n`,
  `# ${'x'.repeat(70_000)}`,
];

function templatesOf({ template, values }: Phrase): string[] {
  return [template, ...values.flatMap((value) => (typeof value === 'string' ? [] : templatesOf(value)))];
}

function isSaid(template: string): boolean {
  return sources.includes(template.replaceAll(/\{\d\}/g, '{}').replaceAll('\\', ''));
}

function places(text: string): string[] {
  return [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort();
}

describe('sayManifestProblem', () => {
  test('German says all that is said of these manifests', () => {
    const encoder = new TextEncoder();
    const found = texts.flatMap((text) => readManifest(encoder.encode(text)).problems);
    const templates = new Set(found.flatMap(({ said }) => [said.message, said.fix]).flatMap(templatesOf));
    expect(templates.size).toBeGreaterThan(120);
    expect([...templates].filter((template) => deManifestProblems[template] === undefined)).toEqual([]);
  });

  test('says what customs needs', () => {
    const { manifest } = readManifest(new TextEncoder().encode(testFields + testAddress));
    const problems = manifest === undefined ? [] : checkCustomsRule(manifest, 'Germany');
    expect(problems.map((problem) => sayManifestProblem('de', problem).message)[0]).toBe(
      'Das Laufwerk geht von Germany nach USA zurück; customs ist erforderlich, wenn das Laufwerk in ein anderes Land zurückgeht.',
    );
  });

  test.each([deManifestProblems, enManifestProblems])('has no sentence that is never said (%#)', (table) => {
    expect(Object.keys(table).filter((template) => !isSaid(template))).toEqual([]);
  });

  test('German puts in all that English does', () => {
    const different = Object.entries(deManifestProblems).filter(
      ([english, german]) => places(english).join(' ') !== places(german).join(' '),
    );
    expect(different).toEqual([]);
  });

  test('takes nothing that a person wrote for a place or a sentence', () => {
    const said = sayProblem(
      say`${'{1} $& it is empty.'} is ${'{0}'}.`,
      say`Write ${sentence('it is empty.')}.`,
    );
    expect(said.message).toBe('{1} $& it is empty. is {0}.');
    expect(sayManifestProblem('de', said)).toEqual({
      message: '{1} $& it is empty. ist {0}.',
      fix: 'Schreiben Sie Es ist leer..',
    });
    expect(sayManifestProblem('en', said)).toEqual({ message: said.message, fix: said.fix });
  });
});
