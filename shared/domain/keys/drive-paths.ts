import type { FileSystemRules } from '../drive/file-systems.ts';
import { driveNames, isStorable, type NameContext, type Ordinals } from './drive-name.ts';
import type { Finding } from './finding.ts';
import type { KeyRules } from './key-for.ts';
import { clashOnOtherDrives, type LayoutFindingCode } from './layout-findings.ts';
import { createPathTable, hash, type Claim } from './path-table.ts';
import { compileMatcher } from './substitute.ts';
import type { Tokens } from './tokens.ts';
import { driveTextOf, literalUnits, tokenUnit, type Unit } from './unit.ts';
import { unstableUnits } from './unstable.ts';

export interface DrivePathResult {
  readonly drivePath: string;
  /** A file before this one has the very same drive path, so the same key. */
  readonly isTwice: boolean;
  /** Why the drive path is not the text itself. */
  readonly reasons: ReadonlySet<LayoutFindingCode>;
}

/** Finds free paths on a drive; undefined where there is none. */
export interface DrivePaths {
  /** For a file that may keep its path; where it cannot, as `forText` for the text behind the prefix in its key. */
  forPath(path: string, text: string | undefined): DrivePathResult | undefined;
  /** For a file whose key has exactly this text behind the prefix. */
  forText(text: string): DrivePathResult | undefined;
  /** Keeps a path free of files and folders, in every spelling. */
  keepFree(path: string): void;
}

export interface DrivePathOptions {
  readonly fileSystem: FileSystemRules;
  /** Undefined when the manifest leaves no room for tokens. */
  readonly tokens: Tokens | undefined;
  readonly rules: KeyRules;
  readonly report: (finding: Finding) => void;
}

type Clash = Exclude<Claim, 'new' | 'same'>;

const clashReasons: Readonly<Record<Clash, LayoutFindingCode>> = {
  caseClash: 'CASE_CLASH',
  normalisationClash: 'NORMALISATION_CLASH',
  otherKind: 'FILE_AND_FOLDER',
  taken: 'TAKEN_NAME',
};
const noReasons: ReadonlySet<LayoutFindingCode> = new Set();
const triesLimit = 40;

/** Makes the book of one drive's paths. */
export function createDrivePaths(options: DrivePathOptions): DrivePaths {
  const { fileSystem, tokens, rules, report } = options;
  const table = createPathTable(!fileSystem.isCaseInsensitive);
  const escape = createEscape(rules, tokens);
  let lastFolder = '';

  /** What stands in the way of a path, if anything. Where names may differ in look only, that is told and allowed. */
  function claim(path: string, kind: 'file' | 'folder'): Clash | 'new' | 'same' {
    const found = table.claim(path, kind);
    const isAllowed = !fileSystem.isCaseInsensitive;
    if (!isAllowed || (found !== 'caseClash' && found !== 'normalisationClash')) return found;
    report(clashOnOtherDrives(clashReasons[found] as 'CASE_CLASH' | 'NORMALISATION_CLASH', path));
    return 'new';
  }

  /** Claims a path as it is; false when something stands in the way. */
  function claimWhole(path: string): 'new' | 'same' | undefined {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (folder !== lastFolder) {
      for (let at = folder.indexOf('/'); at >= 0; at = folder.indexOf('/', at + 1)) {
        const found = claim(folder.slice(0, at), 'folder');
        if (found !== 'new' && found !== 'same') return undefined;
      }
      lastFolder = folder;
    }
    const found = claim(path, 'file');
    return found === 'new' || found === 'same' ? found : undefined;
  }

  function changed(text: string, known: Tokens): DrivePathResult | undefined {
    const reasons = new Set<LayoutFindingCode>();
    const context: NameContext = { fileSystem, tokens: known, reasons };
    const names = splitNames(escape(storableUnits(text, context), context));
    const search: Search = { context, claim, folder: '', found: 'new' };
    for (const [index, name] of names.entries()) {
      if (!placeName(name, index === names.length - 1, search)) return undefined;
    }
    return { drivePath: search.folder, isTwice: search.found === 'same', reasons };
  }

  function forPath(path: string, text: string | undefined): DrivePathResult | undefined {
    if (isStorable(path, fileSystem, tokens)) {
      const found = claimWhole(path);
      if (found !== undefined) return { drivePath: path, isTwice: found === 'same', reasons: noReasons };
    }
    return tokens === undefined || text === undefined ? undefined : changed(text, tokens);
  }

  return {
    forPath,
    forText(text) {
      if (rules.substitutions.size === 0) return forPath(text, text);
      return tokens === undefined ? undefined : changed(text, tokens);
    },
    keepFree: (path) => table.keepFree(path),
  };
}

interface Search {
  readonly context: NameContext;
  readonly claim: (path: string, kind: 'file' | 'folder') => Clash | 'new' | 'same';
  /** The path claimed so far, without a slash at its end. */
  folder: string;
  /** What the last claim found. */
  found: 'new' | 'same';
}

/** Finds the names that carry one name of the key and are free, trying one number after the other. */
function placeName(name: readonly Unit[], isLast: boolean, search: Search): boolean {
  const { context } = search;
  let ordinals: Ordinals = { start: 0, stem: 0 };
  for (let tries = 0; tries < triesLimit; tries += 1) {
    const parts = driveNames(name, ordinals, context);
    const clash = claimParts(parts, isLast, search);
    if (clash === undefined) return true;
    context.reasons.add(clashReasons[clash.found]);
    const number = tries < 8 ? tries + 2 : 10 + (hash(driveTextOf(name), tries) % 1_000_000_000);
    const isBeforeEnd = clash.index < parts.length - 1;
    ordinals = isBeforeEnd ? { start: number, stem: ordinals.stem } : { start: ordinals.start, stem: number };
  }
  return false;
}

function claimParts(
  parts: readonly string[],
  isLast: boolean,
  search: Search,
): { readonly index: number; readonly found: Clash } | undefined {
  let path = search.folder;
  for (const [index, part] of parts.entries()) {
    path = path === '' ? part : `${path}/${part}`;
    const found = search.claim(path, isLast && index === parts.length - 1 ? 'file' : 'folder');
    if (found !== 'new' && found !== 'same') return { index, found };
    search.found = found;
  }
  search.folder = path;
  return undefined;
}

/** The text with tokens for the characters that the file system does not keep. */
function storableUnits(text: string, context: NameContext): Unit[] {
  const { fileSystem, tokens, reasons } = context;
  const units = literalUnits(text).map((unit) => {
    if (unit.drive === '/' || !fileSystem.forbidden.test(unit.drive)) return unit;
    reasons.add('FORBIDDEN_CHARACTER');
    return tokenUnit(tokens.character(unit.drive));
  });
  if (!fileSystem.isNormalising) return units;
  const unstable = unstableUnits(units);
  if (unstable.size > 0) reasons.add('UNSTABLE_CHARACTER');
  return units.map((unit) => (unstable.has(unit) ? tokenUnit(tokens.character(unit.drive)) : unit));
}

/** Makes the step that keeps the manifest's own substitutions from touching what is to stand in the key as it is. */
function createEscape(
  rules: KeyRules,
  tokens: Tokens | undefined,
): (units: Unit[], context: NameContext) => Unit[] {
  if (rules.substitutions.size === 0 || tokens === undefined) return (units) => units;
  const matchAt = compileMatcher(rules.substitutions);
  const { prefix } = rules;
  return (units, { reasons }) => {
    const escaped = [...units];
    function escapeUnit(index: number): void {
      const unit = escaped[index];
      if (unit === undefined || unit.isToken) return;
      escaped[index] = tokenUnit(tokens?.character(unit.drive) ?? unit.drive);
      reasons.add('LOOKS_LIKE_TOKEN');
    }
    let full = prefix + driveTextOf(escaped);
    for (let at = 0; at < prefix.length;) {
      const end = matchAt(full, at);
      if (end > prefix.length) {
        escapeUnit(0);
        full = prefix + driveTextOf(escaped);
        if (matchAt(full, at) > prefix.length) break;
      } else at = Math.max(end, at + 1);
    }
    let at = prefix.length;
    for (let index = 0; index < escaped.length; index += 1) {
      if (escaped[index]?.isToken === false && matchAt(full, at) > at) {
        escapeUnit(index);
        full = prefix + driveTextOf(escaped);
      }
      at += escaped[index]?.drive.length ?? 0;
    }
    return escaped;
  };
}

function splitNames(units: readonly Unit[]): Unit[][] {
  const names: Unit[][] = [[]];
  for (const unit of units) {
    if (unit.drive === '/' && !unit.isToken) names.push([]);
    else names.at(-1)?.push(unit);
  }
  return names;
}
