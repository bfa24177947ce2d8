import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileSystems, type FileSystem } from '../drive/file-systems.ts';
import type { Finding } from './finding.ts';
import { compileKeys, type KeyRules } from './key-for.ts';
import { createLayout } from './layout.ts';
import type { Layout } from './placement.ts';

const names = Object.keys(fileSystems) as FileSystem[];

function rules(part: Partial<KeyRules> = {}): KeyRules {
  return { prefix: '', ignore: [], substitutions: new Map(), ...part };
}

interface Made {
  readonly layout: Layout;
  readonly findings: Finding[];
}

function make(fileSystem: FileSystem, part: Partial<KeyRules> = {}, manifestSizeBytes = 0): Made {
  const findings: Finding[] = [];
  const report = (finding: Finding): void => void findings.push(finding);
  return { layout: createLayout({ rules: rules(part), fileSystem, report, manifestSizeBytes }), findings };
}

/** What the file systems do with names, told without the code under test: throws where a drive would lose something. */
function createDrive(fileSystem: FileSystem): { put(path: string): void; paths(): string[] } {
  const isWindows = ['fat32', 'exfat', 'ntfs'].includes(fileSystem);
  const isFolding = fileSystem !== 'ext4';
  const isMac = fileSystem === 'hfsplus' || fileSystem === 'apfs';
  const taken = new Map<string, string>();
  const files: string[] = [];

  function checkName(name: string): void {
    const size =
      fileSystem === 'ext4' || fileSystem === 'apfs' ? new TextEncoder().encode(name).length : name.length;
    if (name === '' || name === '.' || name === '..' || size > 255) throw new Error(`bad name ${name}`);
    if (name.includes('\0')) throw new Error('NUL');
    if (isWindows) {
      // oxlint-disable-next-line no-control-regex -- that Windows refuses these is what is tested
      if (/[\u0001-\u001f"*:<>?\\|]/.test(name) || /[. ]$/.test(name))
        throw new Error(`not on Windows: ${name}`);
      if (/^(con|prn|aux|nul|com\d|lpt\d) *(\.|$)/i.test(name)) throw new Error(`device ${name}`);
    }
    if (fileSystem === 'hfsplus') {
      if (name.normalize('NFC') !== name || name.normalize('NFD') !== name)
        throw new Error(`changes: ${name}`);
      if (/[\u{10000}-\u{10ffff}]/u.test(name)) throw new Error(`beyond the basic plane: ${name}`);
    }
  }

  function same(path: string): string {
    const form = isMac ? path.normalize('NFD') : path;
    return isFolding ? form.toLocaleUpperCase('en') : form;
  }

  return {
    put(path) {
      const parts = path.split('/');
      for (const part of parts) checkName(part);
      for (let depth = 1; depth <= parts.length; depth += 1) {
        const here = parts.slice(0, depth).join('/');
        const entry = depth === parts.length ? `file ${here}` : `folder ${here}`;
        const other = taken.get(same(here));
        if (other !== undefined && (other !== entry || depth === parts.length))
          throw new Error(`${entry} / ${other}`);
        taken.set(same(here), entry);
      }
      if (same(parts[0] ?? '') === same('SIGNATURE') || parts[0] === '.drivepost')
        throw new Error('kept free');
      files.push(path);
    },
    paths: () => files,
  };
}

const long = ['x'.repeat(250), 'é'.repeat(120)];
const printable =
  'a A b.txt . .. / // : " * ? < > | \\ $ $$ % ~ ! SIGNATURE signature .drivepost .DRIVEPOST/x LONGFI~1.TXT';
const tokens =
  '$COLON$ $COLON COLON$ $EMPTY$ $2$ $JOIN$/ $JOIN$ $DOLLAR$ $U41$ $U1 %COLON% CON con.txt Aux LPT1 COM¹ NUL';
const folding = 'ß ẞ SS ſ K \u212a k İ ı ς Σ σ ﬁ 😀 𝒜';
const composing =
  'é e\u0301 É a\u0301\u0323 a\u0323\u0301 한 \u1112\u1161\u11ab Å \u212b \u0301 क\u093c \u0958';
const invisible = [
  ' ',
  '\0',
  '\u0001',
  '\n',
  '\r',
  '\u007f',
  '\u0085',
  '\u2028',
  '\uffff',
  '\ufeff',
  '\u200d',
];
const hostile = fc.constantFrom(
  ...[printable, tokens, folding, composing].flatMap((pieces) => pieces.split(' ')),
  ...invisible.concat(long),
);
const hostileKey = fc.array(hostile, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(''));
const anyKey = fc.oneof(
  { weight: 4, arbitrary: hostileKey },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }) },
);
const authored = fc.constantFrom<readonly (readonly [string, string])[]>(
  [],
  [],
  [
    ['A', 'a'],
    ['B', 'b'],
  ],
  [
    ['$COLON$', ':'],
    ['$QUOTE$', '"'],
  ],
  [
    ['$COLON$', 'x'],
    ['$JOIN$', '-'],
  ],
  [['/', '-']],
  [
    ['a', ''],
    ['$', 'dollar'],
  ],
  [
    [':', '_'],
    ['é', 'e'],
  ],
  [
    ['e', 'é'],
    ['\u0301', ''],
  ],
  [
    ['pre', 'post'],
    ['efixa', '1'],
    ['x/', 'y'],
  ],
  [
    ['$2$', ''],
    ['$COLON$/', ''],
  ],
);
const prefix = fc.constantFrom('', '', 'prefix', 'p/', 'x$COLON$', '$', 'A', 'pre');
const ignore = fc.constantFrom<readonly string[]>([], [], ['~$'], ['\\$'], ['^never/'], ['COLON']);

describe('createLayout', () => {
  it.each(names)('on %s, any key comes back from its drive path', (fileSystem) => {
    let placed = 0;
    let asked = 0;
    fc.assert(
      fc.property(
        fc.array(anyKey, { maxLength: 12 }),
        authored,
        prefix,
        ignore,
        fc.boolean(),
        (keys, pairs, start, patterns, isLiteral) => {
          const part = { prefix: start, ignore: patterns, substitutions: new Map(pairs) };
          const { layout, findings } = make(fileSystem, part);
          const prefixKey = compileKeys(rules({ substitutions: part.substitutions }))(start);
          const keyBefore = compileKeys({ ...part, ignore: [] });
          const drive = createDrive(fileSystem);
          const wanted = new Map<string, string>();
          const mistakes: unknown[] = [];
          for (const key of keys) {
            const placement = isLiteral ? layout.placeKey(key) : layout.place(key);
            asked += 1;
            if (placement.kind !== 'placed') {
              if (placement.kind === 'refused' && findings.at(-1)?.severity !== 'error')
                mistakes.push(placement);
              continue;
            }
            placed += 1;
            drive.put(placement.drivePath);
            wanted.set(placement.drivePath, placement.key);
            const literal = { kind: 'key', key: (prefixKey.kind === 'key' ? prefixKey.key : '') + key };
            const outcome = isLiteral ? literal : keyBefore(key);
            const isRight = outcome.kind === 'key' && outcome.key === placement.key;
            if (!isRight && key !== 'SIGNATURE') mistakes.push({ key, outcome, placement });
          }
          expect(mistakes).toEqual([]);
          const loader = compileKeys(rules({ ...part, substitutions: layout.substitutions() }));
          for (const path of drive.paths())
            expect(loader(path)).toEqual({ kind: 'key', key: wanted.get(path) });
          expect(new Set(wanted.values()).size).toBe(wanted.size);
        },
      ),
      { numRuns: 1500 },
    );
    expect(placed / asked).toBeGreaterThan(0.6);
  });
});
