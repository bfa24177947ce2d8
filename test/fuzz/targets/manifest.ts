import { compileKeys } from '../../../shared/domain/keys/key-for.ts';
import { amendManifest } from '../../../shared/domain/manifest/amend-manifest.ts';
import { readFields, setField } from '../../../shared/domain/manifest/manifest-edits.ts';
import type { Manifest } from '../../../shared/domain/manifest/manifest.ts';
import { readManifest } from '../../../shared/domain/manifest/read-manifest.ts';
import { describeObject } from '../../../shared/engine/loader/object-rules.ts';
import { objectHeaders } from '../../../shared/engine/loader/sinks/s3/object-headers.ts';
import { expectHeld, isForeseen, readerOnly, type CaseOutcome, type FuzzTarget } from '../fuzz-target.ts';
import { listed } from '../listed.ts';
import { mutated } from '../mutate.ts';
import { sampleManifests } from '../sample-manifests.ts';
import { manifestBombs } from './manifest-bombs.ts';

const dictionary = [
  ...listed(
    `;¦~¦null¦\u201c¦\u201d¦ignore: []¦ignore: {}¦\\\\¦x++¦(?>x)¦expeditedShipping¦GLACIER_IR¦diskTimestampMetadataKey: owner`,
  ),
  ...listed(`:¦ : ¦#¦ #¦"¦'¦\\¦-¦- ¦---¦...¦{¦}¦[¦]¦[]¦{}`),
  ...listed(`&a¦*a¦!!js/function¦!!binary¦|¦>¦~¦null¦<<: *a¦\\u¦\\xZZ¦\\UFFFFFFFF`),
  ...listed(`\\u0000¦\\r\\n¦\\uD800¦(?=¦(?!¦\\1¦(a+)+$¦{1000}¦\\p{L}¦(?i)¦^¦.*¦$`),
  ...listed(`\nprefix: ¦\nlogPrefix: ¦\nignore:\n  - ¦\nsubstitutions:\n  ¦"a" : "b"\n¦"a" : ""\n`),
  ...listed(`\nstaticMetadata:\n  ¦\ncontentTypes:\n  ¦\nreturnAddress:\n  ¦\ncustoms:\n  ¦\noperations:\n`),
  ...listed(`manifestVersion: 1.2¦manifestVersion: 3.0¦\nacl: ¦\nexpires: ¦\ncacheControl: ¦yes¦no`),
  ...listed(`\n# drivepost-inventory-sha256: ¦text/html; charset="x"¦x-amz-meta-¦archivecomment: x¦@¦;`),
];

const paths = [
  'a',
  'SIGNATURE',
  'folder/ü\u{1F388}.gz',
  `${'long/'.repeat(250)}x`,
  '.drivepost/x',
  'a\nb',
  '_x_\\',
];

const limits = {
  keyBytes: 1024,
  /** What one manifest is told at most, whatever is in it. */
  problems: 402,
};

export const manifestTarget: FuzzTarget = {
  id: 'manifest',
  title: 'Manifest',
  promises:
    'never throws; a manifest exactly when nothing is an error; no key is empty, over 1,024 bytes or half a character; no header can begin another; what is added to it is read back, and adding it twice is adding it once; a field set in the form is read back',
  limitMs: 200,
  makeCase: (random) => mutated(random, words()),
  open: readerOnly(readOne),
};

let known: Parameters<typeof mutated>[1] | undefined;

function words(): Parameters<typeof mutated>[1] {
  known ??= { samples: sampleManifests(), dictionary, bombs: manifestBombs };
  return known;
}

function readOne(bytes: Uint8Array): CaseOutcome {
  const { manifest, problems } = readManifest(bytes);
  const hasError = problems.some((problem) => problem.severity === 'error');
  expectHeld(
    (manifest === undefined) === hasError,
    'a manifest must be there exactly when nothing is an error',
  );
  expectHeld(problems.length <= limits.problems, `${problems.length} problems are told of one manifest`);
  if (manifest === undefined) return 'refused';
  checkKeys(manifest);
  checkHeaders(manifest);
  checkAdding(bytes, manifest);
  checkForm(bytes);
  return 'accepted';
}

function checkKeys(manifest: Manifest): void {
  const keyOf = compileKeys(manifest);
  for (const path of paths) {
    const outcome = keyOf(path);
    if (outcome.kind !== 'key') continue;
    const sizeBytes = Buffer.byteLength(outcome.key);
    expectHeld(sizeBytes > 0 && sizeBytes <= limits.keyBytes, `a key of ${sizeBytes} bytes`);
    expectHeld(Buffer.from(outcome.key).toString() === outcome.key, 'a key with half a character');
  }
}

function checkHeaders(manifest: Manifest): void {
  for (const path of ['x.csv', 'x.gz', 'x']) {
    const file = { path, key: path, isGzip: true, modifiedMs: 1.5 };
    for (const [name, value] of Object.entries(objectHeaders(describeObject(manifest, 'bucket', file)))) {
      expectHeld(/^[\w!#$%&'*+.^`|~-]+$/.test(name), `a header named ${JSON.stringify(name)}`);
      expectHeld(/^[\u0020-\u007e]*$/.test(value), `the header ${name} is ${JSON.stringify(value)}`);
    }
  }
}

const rule = '^\\.drivepost/\'"#: ';
const digest = 'ab'.repeat(32);

function checkAdding(bytes: Uint8Array, before: Manifest): void {
  const additions = {
    ignore: [rule],
    inventorySha256: digest,
    substitutions: before.manifestVersion === '2.0' ? new Map([['\u{1F388} "', '\\:']]) : undefined,
  };
  try {
    const amended = amendManifest(bytes, additions);
    const after = readManifest(amended).manifest;
    expectHeld(after !== undefined, 'what was added to cannot be read any more');
    expectHeld(after.inventorySha256 === digest, 'the digest that was added is not read back');
    expectHeld(after.ignore.includes(rule), 'the rule that was added is not read back');
    expectHeld(
      additions.substitutions === undefined || after.substitutions.get('\u{1F388} "') === '\\:',
      'the substitution that was added is not read back',
    );
    for (const old of before.ignore) expectHeld(after.ignore.includes(old), `the rule ${old} was lost`);
    expectHeld(after.bucket === before.bucket && after.prefix === before.prefix, 'another field has changed');
    const again = amendManifest(amended, additions);
    expectHeld(Buffer.compare(amended, again) === 0, 'adding twice is not adding once');
  } catch (error) {
    // A manifest near the limit of 64 KiB has no room for more.
    if (!isForeseen(error, ['MANIFEST_INVALID', 'MANIFEST_CONFLICT']) || bytes.length < 60_000) throw error;
  }
}

function checkForm(bytes: Uint8Array): void {
  const text = Buffer.from(bytes).toString();
  for (const [name, value] of [
    ['prefix', 'a #b: "c"'],
    ['returnAddress.city', "O'x"],
    ['storageClass', 'STANDARD'],
  ] as const) {
    const after = readFields(setField(text, name, value)).get(name);
    expectHeld(after?.value === value, `${name} set to ${value} is read back as ${String(after?.value)}`);
    const removed = readFields(setField(text, name, null)).get(name);
    expectHeld(removed?.value === null, `${name} taken away is read back as ${String(removed?.value)}`);
  }
}
