import * as z from 'zod';
import { call, feed, nothing } from './define.ts';
import { ErrorData } from './error-data.ts';

/** What the tree of keys is made from; a new spec is a new tree. */
export const TreeSpec = z.object({
  /** Folders, whose contents are meant, and files. */
  sources: z.array(z.string().min(1)).max(10_000),
  /** Where the drive is mounted; null lays out for `fileSystem` alone. */
  drive: z.string().nullable(),
  fileSystem: z.enum(['fat32', 'exfat', 'ntfs', 'ext4', 'hfsplus']).nullable(),
  /** For its prefix, ignore rules and substitutions; a text with errors counts as an empty one. */
  manifestText: z.string().max(256 * 1024),
  keyPrefix: z.string().max(1024),
  ignoreJunk: z.boolean(),
  /** A row's path -> the path below the manifest's prefix that it shall have; files only. */
  renames: z.record(z.string(), z.string()),
  /** Takes what is on the drive already; `sources` and `keyPrefix` do not count then. */
  useDriveContents: z.boolean(),
  /** The tree that a person looks at until this one takes its place: folders that are open there are open here. */
  replaces: z.string().nullable(),
});
export type TreeSpec = z.output<typeof TreeSpec>;

/** How a row stands: `changed` travels under another name and gets its key back by a substitution. */
const TreeRowState = z.enum(['ok', 'changed', 'ignored', 'refused', 'warned']);

const TreeFinding = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  code: z.string(),
  message: z.string(),
  fix: z.string(),
  isApplied: z.boolean(),
  /** An RE2 pattern that leaves the file out. */
  ignoreRule: z.string().nullable(),
});

/** One line of the tree. */
export const TreeRow = z.object({
  id: z.number().int(),
  depth: z.number().int(),
  kind: z.enum(['folder', 'file']),
  /** The last part of the key. */
  name: z.string(),
  isOpen: z.boolean(),
  /** The whole key; for a folder what its keys begin with. */
  key: z.string(),
  /** The path below the key prefix, as renames and ignore rules name it. */
  path: z.string(),
  /** Where on the drive it goes, when that is not what the key says; null otherwise. */
  drivePath: z.string().nullable(),
  sizeBytes: z.number(),
  /** Files below a folder; 1 for a file. */
  files: z.number().int(),
  state: TreeRowState,
  /** Of a folder: how many files below it are refused or warned of. */
  troubled: z.number().int(),
  findings: z.array(TreeFinding),
});
export type TreeRow = z.output<typeof TreeRow>;

const FindingCount = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  count: z.number().int(),
  /** Findings of this code for which nothing is left to do. */
  applied: z.number().int(),
  /** The first few. */
  examples: z.array(TreeFinding.extend({ path: z.string() })),
});

/** What is known of a tree so far. */
export const TreeState = z.object({
  treeId: z.string(),
  phase: z.enum(['scanning', 'ready', 'failed']),
  /** Counts with each change of the visible rows: rows asked for before it are old. */
  revision: z.number().int(),
  /** Visible rows, open folders counted. */
  rowCount: z.number().int(),
  files: z.number().int(),
  folders: z.number().int(),
  bytes: z.number(),
  ignoredFiles: z.number().int(),
  refusedFiles: z.number().int(),
  changedFiles: z.number().int(),
  /** Bytes that all of it takes on the drive, an upper estimate; null while scanning. */
  spaceNeededBytes: z.number().nullable(),
  findings: z.array(FindingCount),
  addedSubstitutions: z.record(z.string(), z.string()),
  offeredIgnoreRules: z.array(z.string()),
  error: ErrorData.nullable(),
});
export type TreeState = z.output<typeof TreeState>;

const treeId = z.string().min(1);

/** The tree of keys as they will be in the bucket. It lives as long as its feed. */
export const treeContract = {
  'tree.watch': feed(TreeSpec, TreeState),
  /** At most 500 rows, from the visible row `from`. */
  'tree.rows': call(
    z.object({ treeId, from: z.number().int().min(0), count: z.number().int().min(0).max(500) }),
    z.object({ revision: z.number().int(), rows: z.array(TreeRow) }),
  ),
  'tree.toggle': call(z.object({ treeId, id: z.number().int(), isOpen: z.boolean() }), nothing),
  /** Shows only what matches: text in the key, or a trouble. Empty text and false show all. */
  'tree.filter': call(z.object({ treeId, text: z.string().max(1024), onlyTroubled: z.boolean() }), nothing),
  /** Opens the folders above a path; the visible row it then stands in, or null when it is not in the tree. */
  'tree.reveal': call(z.object({ treeId, path: z.string() }), z.object({ row: z.number().int().nullable() })),
};
