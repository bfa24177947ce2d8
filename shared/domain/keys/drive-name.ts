import {
  deviceNameLength,
  nameLength,
  shortNameLength,
  type FileSystemRules,
} from '../drive/file-systems.ts';
import type { LayoutFindingCode } from './layout-findings.ts';
import type { Tokens } from './tokens.ts';
import { driveTextOf, literalUnits, tokenUnit, type Unit } from './unit.ts';
import { unstableUnits } from './unstable.ts';

/** Numbers that tell a name apart from others the file system takes for it; 0 for none. */
export interface Ordinals {
  /** At the name's start: for a long name of which the first folder clashes. */
  readonly start: number;
  /** In front of the extension. */
  readonly stem: number;
}

export interface NameContext {
  readonly fileSystem: FileSystemRules;
  readonly tokens: Tokens;
  readonly reasons: Set<LayoutFindingCode>;
}

/** Room left in each part of a long name for tokens that its first or last part may need. */
const partReserve = 64;

/**
 * The names on the drive that carry one name of a key: one, or for a name that is too long several folders and then one.
 * Adds to `reasons` what had to be changed.
 */
export function driveNames(units: readonly Unit[], ordinals: Ordinals, context: NameContext): string[] {
  const { fileSystem, tokens } = context;
  const numbered = withOrdinals(units, ordinals, tokens);
  const name = storable(numbered, context);
  if (nameLength(fileSystem, driveTextOf(name)) <= fileSystem.nameLimit) return [driveTextOf(name)];
  context.reasons.add('LONG_NAME');
  // What is cut might have been half of what looks like a token, so here no mark stands for itself.
  const parts = cut(
    name.map((unit) => (unit.drive === tokens.mark ? tokenUnit(tokens.character(unit.drive)) : unit)),
    context,
  );
  return parts.map((part, index) => {
    const text = driveTextOf(storable(part, context));
    return index === parts.length - 1 ? text : text + tokens.join().slice(0, -1);
  });
}

const noName = /(?:^|\/)\.{0,2}(?:\/|$)/;
const trailingDotOrSpace = /[. ](?:\/|$)/;
const mayBeDevice = /(?:^|\/)(?:CON|PRN|AUX|NUL|CLOCK|COM|LPT)/i;
// oxlint-disable-next-line no-control-regex -- the range is the definition of ASCII
const asciiOnly = /^[\u0000-\u007F]*$/;

/** Whether a path can be on a drive as it is: each name can, and none looks like a token. */
export function isStorable(path: string, fileSystem: FileSystemRules, tokens: Tokens | undefined): boolean {
  if (noName.test(path) || fileSystem.forbidden.test(path) || tokens?.shape.test(path) === true) return false;
  if (fileSystem.isWindows && trailingDotOrSpace.test(path)) return false;
  if (fileSystem.isWindows && mayBeDevice.test(path) && someName(path, deviceNameLength)) return false;
  if (fileSystem.hasShortNames && path.includes('~') && someName(path, shortNameLength)) return false;
  if (fileSystem.isNormalising && !asciiOnly.test(path) && unstableUnits(literalUnits(path)).size > 0)
    return false;
  if (path.length * 3 <= fileSystem.nameLimit) return true;
  return !path.split('/').some((name) => nameLength(fileSystem, name) > fileSystem.nameLimit);
}

function someName(path: string, test: (name: string) => number): boolean {
  return path.split('/').some((name) => test(name) > 0);
}

function withOrdinals(units: readonly Unit[], ordinals: Ordinals, tokens: Tokens): Unit[] {
  const numbered = [...units];
  if (ordinals.stem > 0) {
    const dot = numbered.findLastIndex((unit) => unit.drive === '.' && !unit.isToken);
    numbered.splice(dot > 0 ? dot : numbered.length, 0, tokenUnit(tokens.ordinal(ordinals.stem)));
  }
  if (ordinals.start > 0) numbered.unshift(tokenUnit(tokens.ordinal(ordinals.start)));
  return numbered;
}

function storable(units: readonly Unit[], context: NameContext): Unit[] {
  return withEscapes(withEmpty(units, context), context);
}

/** Adds the empty token where a name is none, or means something else than a file to the system. */
function withEmpty(units: readonly Unit[], context: NameContext): Unit[] {
  const { fileSystem, reasons } = context;
  const name = driveTextOf(units);
  const insert = (offset: number, reason: LayoutFindingCode): Unit[] => {
    reasons.add(reason);
    const index = indexAt(units, offset);
    return [...units.slice(0, index), tokenUnit(context.tokens.empty()), ...units.slice(index)];
  };
  if (name === '' || name === '.' || name === '..') return insert(name.length, 'EMPTY_NAME');
  const deviceLength = fileSystem.isWindows ? deviceNameLength(name) : 0;
  if (deviceLength > 0) return withEmpty(insert(deviceLength, 'RESERVED_NAME'), context);
  const shortLength = fileSystem.hasShortNames ? shortNameLength(name) : 0;
  if (shortLength > 0) return withEmpty(insert(shortLength, 'RESERVED_NAME'), context);
  if (fileSystem.isWindows && /[. ]$/.test(name)) return insert(name.length, 'TRAILING_DOT_OR_SPACE');
  return [...units];
}

/** Replaces marks that would make a token of what is none. */
function withEscapes(units: readonly Unit[], context: NameContext): Unit[] {
  const { mark, shape } = context.tokens;
  const escaped = [...units];
  const startsAsToken = new RegExp(`^${shape.source}`);
  for (let index = 0; index < escaped.length; index += 1) {
    const unit = escaped[index];
    if (unit === undefined || unit.isToken || unit.drive !== mark) continue;
    if (!startsAsToken.test(driveTextOf(escaped.slice(index)))) continue;
    escaped[index] = tokenUnit(context.tokens.character(mark));
    context.reasons.add('LOOKS_LIKE_TOKEN');
  }
  return escaped;
}

function cut(units: readonly Unit[], context: NameContext): Unit[][] {
  const { fileSystem } = context;
  const budget = fileSystem.nameLimit - partReserve;
  const parts: Unit[][] = [[]];
  let room = budget;
  for (const unit of units) {
    const length = nameLength(fileSystem, unit.drive);
    if (length > room) {
      parts.push([]);
      room = budget;
    }
    room -= length;
    parts.at(-1)?.push(unit);
  }
  return parts;
}

function indexAt(units: readonly Unit[], offset: number): number {
  let at = 0;
  const index = units.findIndex((unit) => {
    if (at >= offset) return true;
    at += unit.drive.length;
    return false;
  });
  return index < 0 ? units.length : index;
}
