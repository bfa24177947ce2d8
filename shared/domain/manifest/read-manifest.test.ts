import { describe, expect, test } from 'vitest';
import { testAddress as address, testFields as base } from './manifest.fixture.ts';
import type { Manifest, ManifestProblem } from './manifest.ts';
import { readManifest } from './read-manifest.ts';

function read(text: string) {
  return readManifest(new TextEncoder().encode(text));
}

function good(extra: string): Manifest {
  const { manifest, problems } = read(`${base}${extra}${address}`);
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  if (manifest === undefined) throw new Error('no manifest');
  return manifest;
}

function problemsOf(text: string): string[] {
  return read(text).problems.map(brief);
}

function brief(problem: ManifestProblem): string {
  return `${problem.severity} ${problem.code} ${problem.line ?? '-'} ${problem.field}`;
}

function withExtra(extra: string): string[] {
  return problemsOf(`${base}${extra}${address}`);
}

test('a plain manifest has no problems and gets its defaults', () => {
  expect(withExtra('')).toEqual([]);
  expect(good('')).toMatchObject({
    acl: 'private',
    prefix: '',
    logBucket: 'my-bucket',
    serviceLevel: 'standard',
    setContentEncodingForGzFiles: false,
    notificationEmails: ['a@example.com'],
    ignore: [],
    eraseDevice: true,
  });
});

test('all problems are reported at once, each with its line', () => {
  expect(
    problemsOf(
      'manifestVersion: 2.0\nbucket: s3://x\nacl: publik-read\nnotificationEmail: nobody\nreturnAddress:\n  name: x\n  street1: P.O. Box 12\n  country: USA\n',
    ),
  ).toEqual([
    'error MissingManifestField - deviceId',
    'error MissingManifestField - eraseDevice',
    'error InvalidManifestField 2 bucket',
    'error InvalidManifestField 3 acl',
    'error InvalidManifestField 4 notificationEmail',
    'error MissingManifestField 5 returnAddress.city',
    'error MissingManifestField 5 returnAddress.stateOrProvince',
    'error MissingManifestField 5 returnAddress.postalCode',
    'error MissingManifestField 5 returnAddress.phoneNumber',
    'error InvalidAddress 7 returnAddress.street1',
  ]);
});

describe('values', () => {
  test('quotes, escapes, comments and colons', () => {
    const manifest = good(`generator: "a \\"b\\" \\u00e9 \\x41" # remark
cacheControl:max-age=3600, s="x:y"
contentDisposition: 'it''s' # remark
prefix: a#b
logPrefix: "# c"
deviceId2: x
substitutions:
    "$COLON$" : ":"
    "$QUOTE$" : "\\""
    plain : other text
    "a:b": ''
`);
    expect(manifest.generator).toBe('a "b" é A');
    expect(manifest.cacheControl).toBe('max-age=3600, s="x:y"');
    expect(manifest.contentDisposition).toBe("it's");
    expect(manifest.prefix).toBe('a#b');
    expect(manifest.logPrefix).toBe('# c');
    expect([...manifest.substitutions]).toEqual([
      ['$COLON$', ':'],
      ['$QUOTE$', '"'],
      ['plain', 'other text'],
      ['a:b', ''],
    ]);
  });

  test('a value that only a comment follows is empty, and the message says so', () => {
    const { problems } = read(`${base.replace('deviceId: ABC', 'deviceId: #47')}${address}`);
    expect(problems.map(brief)).toEqual(['error MissingManifestField 3 deviceId']);
    expect(problems[0]?.fix).toMatch(/comment/);
  });

  test('yes and no in any case, true and false', () => {
    for (const [word, wanted] of [
      ['Yes', true],
      ['NO', false],
      ['true', true],
      ['False', false],
    ] as const) {
      expect(good(`setContentEncodingForGzFiles: ${word}\n`).setContentEncodingForGzFiles).toBe(wanted);
    }
    expect(withExtra('setContentEncodingForGzFiles: maybe\n')).toEqual([
      'error InvalidManifestField 6 setContentEncodingForGzFiles',
    ]);
  });

  test.each(['&a x', '*a', '!!str x', '|', '>-', '[a, b]', '{a: b}', '"open', "'open", '"a" b'])(
    '%s is refused',
    (value) => {
      expect(withExtra(`prefix: ${value}\n`)).toEqual(['error MalformedManifest 6 prefix']);
    },
  );

  test('header injection is refused', () => {
    expect(withExtra('cacheControl: "a\\r\\nx-evil: b"\n')).toEqual([
      'error InvalidManifestField 6 cacheControl',
    ]);
    expect(withExtra('staticMetadata:\n  "a b": c\n  ok: "x\\ny"\n')).toEqual([
      'error InvalidManifestField 7 staticMetadata.a b',
      'error InvalidManifestField 8 staticMetadata.ok',
    ]);
    expect(withExtra('contentTypes:\n  jpg: "image/jpeg\\u0000"\n  txt: text\n')).toEqual([
      'error InvalidManifestField 7 contentTypes.jpg',
      'error InvalidManifestField 8 contentTypes.txt',
    ]);
  });

  test('ignore patterns must compile on RE2', () => {
    expect(good('ignore:\n- ^lost\\+found/\n- "\\\\.psd$"\n').ignore).toEqual(['^lost\\+found/', '\\.psd$']);
    expect(
      withExtra('ignore:\n  - (?!a)b\n  - (a)\\1\n  - "*.tmp"\n  - *.tmp\n  - (x{900}){900}\n  - ""\n'),
    ).toEqual(
      [7, 8, 9, 10, 11, 12].map((line, at) => {
        const code = line === 10 ? 'MalformedManifest' : 'InvalidManifestField';
        return `error ${code} ${line} ignore[${line > 10 ? at : at + 1}]`;
      }),
    );
  });

  test('storage classes', () => {
    expect(withExtra('storageClass: STANDARD\n')).toEqual([]);
    expect(withExtra('storageClass: GLACIER_IR\n')).toEqual(['warning InvalidManifestField 6 storageClass']);
    expect(withExtra('storageClass: STANDART\n')).toEqual(['error InvalidManifestField 6 storageClass']);
  });

  test('the log key must fit', () => {
    expect(withExtra(`logPrefix: ${'x'.repeat(1008)}\n`)).toEqual([]);
    expect(withExtra(`logPrefix: ${'x'.repeat(1009)}\n`)).toEqual(['error InvalidManifestField 6 logPrefix']);
  });

  test('a secret key is never echoed', () => {
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    const { problems } = read(`${base}accessKeyId: ${secret}\npinCode: [${secret}\n${address}`);
    expect(problems.map(brief)).toEqual([
      'error InvalidManifestField 6 accessKeyId',
      'error MalformedManifest 7 pinCode',
    ]);
    expect(JSON.stringify(problems)).not.toContain(secret);
  });
});

describe('fields', () => {
  test('given twice is an error', () => {
    expect(withExtra('bucket: other\n')).toEqual(['error InvalidManifestField 6 bucket']);
  });

  test('unknown ones are warnings that name the nearest', () => {
    const { problems, manifest } = read(
      `${base}storageclas: X\nzebra:\n  - a\n  b: c\n${address}  zipCode: 1\n`,
    );
    expect(manifest).toBeDefined();
    expect(problems.map(brief)).toEqual([
      'warning InvalidManifestField 6 storageclas',
      'warning InvalidManifestField 7 zebra',
      'warning InvalidManifestField 18 returnAddress.zipCode',
    ]);
    expect(problems[0]?.fix).toBe('Did you mean storageClass?');
  });

  test('substitutions need version 2.0', () => {
    const text = `${base.replace('2.0', '1.3')}substitutions:\n  "a" : "b"\n${address}`;
    expect(problemsOf(text)).toEqual(['error InvalidManifestField 6 substitutions']);
  });

  test('eraseDevice is needed in 2.0 only', () => {
    expect(problemsOf(`${base.replace('eraseDevice: yes\n', '')}${address}`)).toEqual([
      'error MissingManifestField - eraseDevice',
    ]);
    expect(problemsOf(`${base.replace('eraseDevice: yes\n', '').replace('2.0', '1.0')}${address}`)).toEqual(
      [],
    );
  });

  test.each([
    [
      'manifestVersion: 2.0\nfileSystem: NTFS\nlogBucket: b\noperations:\n  - exportBucket: a\n    prefix: x\n',
      'S3 export',
    ],
    [
      'manifestVersion: 3.0\ndeviceId: x\noperations:\n  - destination: ebs-snapshot\n    source: device\n    region: us-east-1\n',
      'EBS',
    ],
    [
      'manifestVersion: 3.0\ndeviceId: x\noperations:\n  - destination: glacier\n    vaultName: v\n',
      'Glacier',
    ],
    ['manifestVersion: 3.0\nbucket: abc\ndeviceId: x\n', 'EBS or Glacier'],
  ])('manifests of other jobs are refused: %#', (text, job) => {
    const { manifest, problems } = read(text);
    expect(manifest).toBeUndefined();
    const errors = problems.filter((problem) => problem.severity === 'error');
    expect(errors.map((problem) => problem.code)).toEqual(['InvalidManifestField']);
    expect(errors[0]?.message).toContain(job);
    expect(errors[0]?.message).toContain('only S3 import is supported');
  });

  test('the inventory digest', () => {
    const digest = 'ab'.repeat(32);
    expect(
      good(`# drivepost-inventory-sha256: ${digest}\n#drivepost-inventory-sha256:${digest.toUpperCase()}\n`)
        .inventorySha256,
    ).toBe(digest);
    expect(
      withExtra(
        `# drivepost-inventory-sha256: ${digest}\n# drivepost-inventory-sha256: ${'cd'.repeat(32)}\n`,
      ),
    ).toEqual(['error InvalidManifestField 7 drivepost-inventory-sha256']);
    expect(withExtra('# drivepost-inventory-sha256: abc\n')).toEqual([
      'error InvalidManifestField 6 drivepost-inventory-sha256',
    ]);
  });
});

describe('what is no manifest', () => {
  test.each([
    ['INVALID MANIFEST', /none of the fields/],
    ['invalid-manifest', /none of the fields/],
    ['', /empty/],
    ['my-manifest.txt', /path/],
    ['C:\\drives\\manifest.txt', /path/],
    ['file://manifest.txt', /path/],
    ['/home/jane/manifest', /path/],
    ['{"manifestVersion": "2.0"}', /JSON/],
    ['<xml/>', /XML/],
    ['version:2.0\nsigningMethod:HmacSHA1\n', /SIGNATURE/],
    ['manifestVersion%3A%202.0%0A', /URL/],
  ])('%s', (text, wanted) => {
    const { manifest, problems } = read(text);
    expect(manifest).toBeUndefined();
    expect(problems.map((problem) => problem.code)).toEqual(['MalformedManifest']);
    expect(problems[0]?.message).toMatch(/^Your manifest is not well-formed/);
    expect(problems[0]?.message).toMatch(wanted);
  });

  test('bytes that are not UTF-8, and too many of them', () => {
    const bytes = new TextEncoder().encode(`${base}${address}`);
    bytes[40] = 0xff;
    expect(readManifest(bytes).problems.map(brief)).toEqual(['error MalformedManifest 3 ']);
    expect(readManifest(new Uint8Array(64 * 1024 + 1)).problems.map(brief)).toEqual([
      'error MalformedManifest - ',
    ]);
    expect(readManifest(Uint8Array.of(0xff, 0xfe, 0x61, 0)).problems[0]?.message).toMatch(/UTF-16/);
    expect(withExtra('prefix: a\u0000b\n')).toEqual(['error MalformedManifest 6 ']);
  });
});

describe('sloppy lines', () => {
  test('a byte order mark, a document start, tabs, spaces before colons, wrong case', () => {
    const { manifest, problems } = read(
      `\uFEFF---\n${base}ACL : Public-Read\n${address.replaceAll('  ', '\t')}...\n`,
    );
    expect(manifest?.acl).toBe('public-read');
    expect(problems.map(brief)).toEqual([
      'warning InvalidManifestField 7 acl',
      'warning InvalidManifestField 7 ',
      'warning InvalidManifestField 7 acl',
      'warning InvalidManifestField 9 ',
    ]);
  });

  test('a second document, nesting and text without a colon are refused', () => {
    expect(withExtra('---\nbucket: b\n').slice(0, 1)).toContain('error MissingManifestField - returnAddress');
    expect(withExtra('contentTypes:\n  a:\n    b:\n      c: d\n')).toContain(
      'error MalformedManifest 8 contentTypes.b',
    );
    expect(read(`${base}acl=private\n${address}`).problems[0]?.message).toMatch(/= where a colon/);
    expect(withExtra('substitutions:\n  “a” : “b”\n')).toEqual([
      'warning InvalidManifestField 7 substitutions.“a”',
    ]);
    expect(withExtra('just text\n')).toEqual(['error MalformedManifest 6 ']);
  });
});
