import type { TreeRow, TreeState } from '../../shared/contract/tree.ts';
import type { TreeFixture } from './world.ts';

type Finding = TreeRow['findings'][number];

const emptyState: TreeState = {
  treeId: 't1',
  phase: 'ready',
  revision: 1,
  rowCount: 0,
  files: 0,
  folders: 0,
  bytes: 0,
  ignoredFiles: 0,
  refusedFiles: 0,
  changedFiles: 0,
  spaceNeededBytes: 0,
  findings: [],
  addedSubstitutions: {},
  offeredIgnoreRules: [],
  error: null,
};

/** A tree of these rows. */
export function treeOf(rows: readonly TreeRow[], state: Partial<TreeState>): TreeFixture {
  return {
    state: { ...emptyState, rowCount: rows.length, ...state },
    rows: (from, count) => rows.slice(from, from + count),
  };
}

/** A tree that is still being read. */
export const scanningTree = treeOf([], { phase: 'scanning', files: 312_480, spaceNeededBytes: null });

function finding(code: string, severity: Finding['severity'], facts: Partial<Finding> = {}): Finding {
  return { code, severity, message: code, fix: '', isApplied: false, ignoreRule: null, ...facts };
}

let lastId = 0;

function row(depth: number, key: string, facts: Partial<TreeRow> = {}): TreeRow {
  lastId += 1;
  const isFolder = key.endsWith('/');
  return {
    id: lastId,
    depth,
    kind: isFolder ? 'folder' : 'file',
    name: key.replace(/\/$/, '').split('/').at(-1) ?? '',
    isOpen: false,
    key: `surveys/2026-autumn/${key}`,
    path: key,
    drivePath: null,
    sizeBytes: 48_213_004,
    files: 1,
    state: 'ok',
    troubled: 0,
    findings: [],
    ...facts,
  };
}

const caseClash = finding('CASE_CLASH', 'warning', { isApplied: true });
const colon = finding('FORBIDDEN_CHARACTER', 'info', { isApplied: true });
const junk = finding('JUNK', 'warning', { isApplied: true, ignoreRule: '(^|/)\\.DS_Store$' });
const tooLong = finding('KEY_TOO_LONG', 'error');
const control = finding('CONTROL_CHARACTER', 'warning');

const surveyRows: readonly TreeRow[] = [
  row(0, '2025/', { files: 52_110, sizeBytes: 702e9 }),
  row(0, '2026/', { files: 76_292, sizeBytes: 1_138e9, isOpen: true, troubled: 3 }),
  row(1, '2026/harbour/', { files: 18_004, sizeBytes: 240e9 }),
  row(1, '2026/north-delta/', { files: 58_201, sizeBytes: 891e9, isOpen: true, troubled: 3 }),
  row(2, '2026/north-delta/flight-16/', { files: 4_802, sizeBytes: 71e9 }),
  row(2, '2026/north-delta/flight-17/', { files: 4_977, sizeBytes: 74e9, isOpen: true, troubled: 2 }),
  row(3, '2026/north-delta/flight-17/.DS_Store', { sizeBytes: 6148, state: 'ignored', findings: [junk] }),
  row(3, '2026/north-delta/flight-17/IMG_48211.tif'),
  row(3, '2026/north-delta/flight-17/IMG_48212.tif'),
  row(3, '2026/north-delta/flight-17/IMG_48213.tif'),
  row(3, '2026/north-delta/flight-17/img_48213.tif', {
    state: 'changed',
    drivePath: '2026/north-delta/flight-17/img_48213.tif~K1',
    findings: [caseClash],
  }),
  row(3, '2026/north-delta/flight-17/log 14:02.txt', {
    sizeBytes: 18_221,
    state: 'changed',
    drivePath: '2026/north-delta/flight-17/log 14$COLON$02.txt',
    findings: [colon],
  }),
  row(3, '2026/north-delta/flight-17/notes\u0007.txt', {
    sizeBytes: 912,
    state: 'warned',
    findings: [control],
  }),
  row(3, `2026/north-delta/flight-17/${'transcript-of-the-radio-'.repeat(45)}.txt`, {
    sizeBytes: 77_120,
    state: 'refused',
    findings: [tooLong],
  }),
  row(3, '2026/north-delta/flight-17/points.las', { sizeBytes: 12_884_901_888 }),
  row(2, '2026/north-delta/flight-18/', { files: 5_102, sizeBytes: 76e9 }),
  row(1, '2026/readme.txt', { sizeBytes: 2_204 }),
];

/** A survey of some years, with all kinds of findings. */
export const surveyTree = treeOf(surveyRows, {
  files: 128_402,
  folders: 1_204,
  bytes: 1_840_211_334_120,
  spaceNeededBytes: 1_848_600_000_000,
  ignoredFiles: 12,
  refusedFiles: 1,
  changedFiles: 41,
  findings: [
    {
      code: 'KEY_TOO_LONG',
      severity: 'error',
      count: 1,
      applied: 0,
      examples: [{ ...tooLong, path: surveyRows[13]?.path ?? '' }],
    },
    {
      code: 'CONTROL_CHARACTER',
      severity: 'warning',
      count: 2,
      applied: 0,
      examples: [{ ...control, path: surveyRows[12]?.path ?? '' }],
    },
    {
      code: 'CASE_CLASH',
      severity: 'warning',
      count: 3,
      applied: 3,
      examples: [{ ...caseClash, path: surveyRows[10]?.path ?? '' }],
    },
    {
      code: 'JUNK',
      severity: 'warning',
      count: 12,
      applied: 12,
      examples: [{ ...junk, path: surveyRows[6]?.path ?? '' }],
    },
    {
      code: 'FORBIDDEN_CHARACTER',
      severity: 'info',
      count: 38,
      applied: 38,
      examples: [{ ...colon, path: surveyRows[11]?.path ?? '' }],
    },
  ],
  addedSubstitutions: { $COLON$: ':', '~K1': '' },
  offeredIgnoreRules: [],
});

const fineRows = surveyRows.filter(({ state, troubled }) => state === 'ok' && troubled === 0);

/** The same survey with nothing wrong, larger than the drive. */
export const tooLargeTree = treeOf(fineRows, {
  files: 402_118,
  folders: 2_204,
  bytes: 5_212_000_000_000,
  spaceNeededBytes: 5_240_000_000_000,
});

const folderFiles = 1_000;

/** A million files in a thousand folders, all of them open. */
export const millionTree: TreeFixture = {
  state: {
    ...emptyState,
    rowCount: 1_001_000,
    files: 1_000_000,
    folders: 1_000,
    bytes: 3_912_440_000_000,
    spaceNeededBytes: 3_914_600_000_000,
  },
  rows: (from, count) => Array.from({ length: count }, (_, offset) => millionRow(from + offset)),
};

function millionRow(at: number): TreeRow {
  const folder = Math.floor(at / (folderFiles + 1));
  const within = at % (folderFiles + 1);
  const folderKey = `tiles/${String(folder).padStart(4, '0')}/`;
  const isFolder = within === 0;
  const sizeBytes = isFolder ? 3_912_440_000 : 1_200_000 + ((at * 7919) % 5_400_000);
  const name = isFolder ? String(folder).padStart(4, '0') : `tile-${String(within).padStart(5, '0')}.png`;
  const path = isFolder ? folderKey : folderKey + name;
  return {
    id: at,
    depth: isFolder ? 0 : 1,
    kind: isFolder ? 'folder' : 'file',
    name: isFolder ? `tiles ${name}` : name,
    isOpen: isFolder,
    key: `surveys/${path}`,
    path,
    drivePath: null,
    sizeBytes,
    files: isFolder ? folderFiles : 1,
    state: 'ok',
    troubled: 0,
    findings: [],
  };
}

const words = 'überarbeitete-fassung-der-niederschrift-über-die-begehung-des-nordufers-';

/** Names of many scripts, as long as file systems take them, deep down. */
export const longNamesTree = treeOf(
  [
    row(0, `${words}2026/`, { isOpen: true, files: 9, sizeBytes: 412e9 }),
    ...[1, 2, 3, 4, 5, 6, 7].map((depth) =>
      row(depth, `${words}2026/${`ebene-${depth}-`.repeat(8)}/`, {
        isOpen: true,
        files: 9,
        sizeBytes: 412e9,
      }),
    ),
    row(8, `${words}${words}${words}.tif`),
    row(
      8,
      '記録写真/北部デルタの調査に関する記録写真および測量結果の一覧表(二〇二六年秋期・第十七回飛行)最終版.tif',
    ),
    row(8, 'مسح دلتا الشمال لعام ٢٠٢٦ - صور ومسوحات - الرحلة السابعة عشرة.tif'),
    row(8, '👩‍🔬👨‍👩‍👧‍👦 fieldwork 🏞️ selfies/🎉.jpg'),
    row(8, 'a'.repeat(250) + '.bin'),
  ],
  { files: 9, folders: 8, bytes: 412e9, spaceNeededBytes: 413e9 },
);
