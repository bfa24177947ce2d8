import { createColumn, type Column } from './column.ts';
import { createFolderIndex } from './folder-index.ts';
import type { KeyRowState } from './key-tree-spec.ts';
import { createTextStore, type TextStore } from './text-store.ts';

/** The node that holds the first level; it is no row itself. */
export const rootNode = 0;

/** What a node can be marked with. */
export const nodeFlag = {
  folder: 1,
  open: 2,
  /** A person opened or closed it. */
  touched: 4,
  /** A person closed it among the rows that a filter shows. */
  closedInFilter: 8,
  /** The filter's text is in its key. */
  hasText: 16,
  /** The filter shows it. */
  shown: 32,
  refusedBelow: 64,
  ignoredBelow: 128,
  /** Its folders, its files came in another order than that of their names. */
  foldersUnsorted: 256,
  filesUnsorted: 512,
} as const;

const stateShift = 12;
const states: readonly KeyRowState[] = ['ok', 'changed', 'ignored', 'refused', 'warned'];

/** Marks a file that goes to the drive under its path, though its key says otherwise. */
export const sameAsPath = 1;

/** One of the two lists of things in a folder. */
export type ListName = 'folders' | 'files';

/** What is told of a file when it is added. */
export interface FileFacts {
  readonly sizeBytes: number;
  readonly state: KeyRowState;
  /** A set of findings, one bit each. */
  readonly findings: number;
  /** Its path where that is not what the key says behind the prefix; else null. */
  readonly path: string | null;
  /** Where it goes on the drive when that is not what the key says behind the prefix; else null. */
  readonly drivePath: string | typeof sameAsPath | null;
  /** Whether it is a file that arrives. */
  readonly isArriving: boolean;
}

/** What is told of a folder for its own sake. */
type FolderFacts = Pick<FileFacts, 'findings' | 'state' | 'path'>;

/** Folders and files of a tree as numbers: no object for any of them. */
export interface NodeTable {
  readonly texts: TextStore;
  count(): number;
  folderCount(): number;
  parent(id: number): number;
  name(id: number): string;
  /** Below 0 when the left name comes first by its bytes. */
  compareNames(left: number, right: number): number;
  next(id: number): number;
  /** Whether a node has one of the marks, all of the marks given. */
  has(id: number, flags: number): boolean;
  hasAll(id: number, flags: number): boolean;
  mark(id: number, flag: number, isOn: boolean): void;
  state(id: number): KeyRowState;
  findings(id: number): number;
  sizeBytes(id: number): number;
  /** A text's place, 0 for none. */
  pathAt(id: number): number;
  drivePathAt(id: number): number;
  /** The first of a folder's folders or files, or -1. */
  first(id: number, list: ListName): number;
  files(id: number): number;
  troubled(id: number): number;
  /** What the key of anything in this folder begins with; of a file its key. */
  key(id: number): string;
  /** The folder whose keys begin with `key`, which is empty or ends in a slash; -1 when there is none. */
  findFolder(key: string): number;
  /** The same; makes what is missing and tells of each folder that is new. */
  makeFolder(key: string, onNew: (id: number, key: string) => void): number;
  addFile(folder: number, name: string, facts: FileFacts): number;
  /** Adds findings to a folder itself, and its path where that is not what the key says. */
  noteFolder(id: number, noted: FolderFacts): void;
  /** Puts a folder's list into another order. */
  relink(id: number, list: ListName, order: Int32Array): void;
}

/** Makes a table that holds the root only. */
export function createNodeTable(): NodeTable {
  const texts = createTextStore();
  const parents = createColumn((length) => new Int32Array(length));
  const names = createColumn((length) => new Uint32Array(length));
  const nexts = createColumn((length) => new Int32Array(length));
  const flags = createColumn((length) => new Uint16Array(length));
  const findings = createColumn((length) => new Uint32Array(length));
  const sizes = createColumn((length) => new Float64Array(length));
  /** Where a file's path is kept; a folder's number. */
  const extras = createColumn((length) => new Uint32Array(length));
  /** Where a file's path on the drive is kept; a folder's path. */
  const drivePaths = createColumn((length) => new Uint32Array(length));
  // By the number of a folder.
  const lists = { folders: createList(), files: createList() };
  const fileCounts = createColumn((length) => new Int32Array(length));
  const troubles = createColumn((length) => new Int32Array(length));
  let count = 0;
  let folderCount = 0;
  let lastKey = '';
  let lastFolder = rootNode;
  const index = createFolderIndex(
    (folder, parent, name) => parents.get(folder) === parent && texts.read(names.get(folder)) === name,
  );

  function has(id: number, flag: number): boolean {
    return (flags.get(id) & flag) !== 0;
  }

  function mark(id: number, flag: number, isOn: boolean): void {
    flags.set(id, isOn ? flags.get(id) | flag : flags.get(id) & ~flag);
  }

  function state(id: number): KeyRowState {
    return states[flags.get(id) >> stateShift] ?? 'ok';
  }

  function setState(id: number, value: KeyRowState): void {
    flags.set(id, (flags.get(id) & ((1 << stateShift) - 1)) | (states.indexOf(value) << stateShift));
  }

  function append(parent: number, name: string, list: ListName): number {
    const id = count;
    count += 1;
    const at = texts.add(name);
    parents.set(id, parent);
    names.set(id, at);
    nexts.set(id, -1);
    const { firsts, lasts } = lists[list];
    const number = extras.get(parent);
    const last = lasts.get(number);
    if (last === -1) firsts.set(number, id);
    else {
      nexts.set(last, id);
      if (texts.compare(names.get(last), at) > 0) {
        mark(parent, list === 'files' ? nodeFlag.filesUnsorted : nodeFlag.foldersUnsorted, true);
      }
    }
    lasts.set(number, id);
    return id;
  }

  function becomeFolder(id: number): void {
    flags.set(id, nodeFlag.folder);
    extras.set(id, folderCount);
    for (const { firsts, lasts } of Object.values(lists)) {
      firsts.set(folderCount, -1);
      lasts.set(folderCount, -1);
    }
    folderCount += 1;
  }

  function addTrouble(from: number): void {
    for (let id = from; id !== -1; id = parents.get(id)) {
      troubles.set(extras.get(id), troubles.get(extras.get(id)) + 1);
    }
  }

  function markUp(from: number, flag: number): void {
    for (let id = from; id !== -1 && !has(id, flag); id = parents.get(id)) mark(id, flag, true);
  }

  function walkTo(key: string, missing: (parent: number, name: string, end: number) => number): number {
    if (key === lastKey) return lastFolder;
    let folder = rootNode;
    let from = 0;
    for (let slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', from)) {
      const name = key.slice(from, slash);
      from = slash + 1;
      const found = index.find(folder, name);
      folder = found === -1 ? missing(folder, name, from) : found;
      if (folder === -1) return -1;
    }
    lastKey = key;
    lastFolder = folder;
    return folder;
  }

  parents.set(rootNode, -1);
  nexts.set(rootNode, -1);
  names.set(rootNode, texts.add(''));
  becomeFolder(rootNode);
  count = 1;

  return {
    texts,
    count: () => count,
    folderCount: () => folderCount - 1,
    parent: parents.get,
    name: (id) => texts.read(names.get(id)),
    compareNames: (left, right) => texts.compare(names.get(left), names.get(right)),
    next: nexts.get,
    has,
    hasAll: (id, wanted) => (flags.get(id) & wanted) === wanted,
    mark,
    state,
    findings: findings.get,
    sizeBytes: sizes.get,
    pathAt: (id) => (has(id, nodeFlag.folder) ? drivePaths : extras).get(id),
    drivePathAt: drivePaths.get,
    first: (id, list) => lists[list].firsts.get(extras.get(id)),
    files: (id) => fileCounts.get(extras.get(id)),
    troubled: (id) => troubles.get(extras.get(id)),
    key(id) {
      let key = has(id, nodeFlag.folder) ? '' : texts.read(names.get(id));
      let folder = has(id, nodeFlag.folder) ? id : parents.get(id);
      for (; folder > rootNode; folder = parents.get(folder)) key = `${texts.read(names.get(folder))}/${key}`;
      return key;
    },
    findFolder: (key) => walkTo(key, () => -1),
    makeFolder(key, onNew) {
      return walkTo(key, (parent, name, end) => {
        const id = append(parent, name, 'folders');
        becomeFolder(id);
        index.add(parent, name, id);
        onNew(id, key.slice(0, end));
        return id;
      });
    },
    addFile(folder, name, facts) {
      const id = append(folder, name, 'files');
      setState(id, facts.state);
      findings.set(id, facts.findings);
      sizes.set(id, facts.sizeBytes);
      extras.set(id, facts.path === null ? 0 : texts.add(facts.path));
      const { drivePath } = facts;
      drivePaths.set(id, typeof drivePath === 'string' ? texts.add(drivePath) : (drivePath ?? 0));
      if (facts.isArriving) {
        for (let at = folder; at !== -1; at = parents.get(at)) {
          fileCounts.set(extras.get(at), fileCounts.get(extras.get(at)) + 1);
          sizes.set(at, sizes.get(at) + facts.sizeBytes);
        }
      }
      if (facts.state === 'ignored') markUp(folder, nodeFlag.ignoredBelow);
      if (facts.state === 'refused') markUp(folder, nodeFlag.refusedBelow);
      if (facts.state === 'refused' || facts.state === 'warned') addTrouble(folder);
      return id;
    },
    noteFolder(id, { findings: noted, state: value, path }) {
      findings.set(id, (findings.get(id) | noted) >>> 0);
      if (path !== null) drivePaths.set(id, texts.add(path));
      const wasTroubled = state(id) === 'refused' || state(id) === 'warned';
      if (state(id) !== 'refused' && (value !== 'ignored' || !wasTroubled)) setState(id, value);
      if (value === 'ignored') markUp(id, nodeFlag.ignoredBelow);
      if (value === 'refused') markUp(id, nodeFlag.refusedBelow);
      if (!wasTroubled && (value === 'refused' || value === 'warned')) addTrouble(id);
    },
    relink(id, list, order) {
      const { firsts, lasts } = lists[list];
      for (let at = 0; at < order.length; at += 1) nexts.set(order[at] ?? 0, order[at + 1] ?? -1);
      firsts.set(extras.get(id), order[0] ?? -1);
      lasts.set(extras.get(id), order.at(-1) ?? -1);
      mark(id, list === 'files' ? nodeFlag.filesUnsorted : nodeFlag.foldersUnsorted, false);
    },
  };
}

function createList(): { readonly firsts: Column; readonly lasts: Column } {
  return {
    firsts: createColumn((length) => new Int32Array(length)),
    lasts: createColumn((length) => new Int32Array(length)),
  };
}
