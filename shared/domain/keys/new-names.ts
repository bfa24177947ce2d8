import { deviceNameLength, shortNameLength } from '../drive/file-systems.ts';
import type { FindingCode } from './finding.ts';
import { hash } from './path-table.ts';

const encoder = new TextEncoder();

/** Findings that only another number in the name removes: the name itself is good. */
const clashes: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'CASE_CLASH',
  'NORMALISATION_CLASH',
  'FILE_AND_FOLDER',
  'TWO_FILES_ONE_KEY',
  'TAKEN_NAME',
]);

/** What stands at 80 to 9F in the old encoding of Windows; `_` where nothing does. */
const windows1252 = '€_‚ƒ„…†‡ˆ‰Š‹Œ_Ž__‘’“”•–—˜™š›œ_žŸ';

const stepsOfNumbers = 30;

/**
 * Other paths for a file, the likeliest first: changed no more than the finding asks for, then plainer and shorter.
 * `number` is the first one to put behind a name that clashes.
 */
export function* newPaths(code: FindingCode, path: string, number: number): Generator<string> {
  for (const candidate of shapes(code, path)) {
    if (!clashes.has(code)) yield candidate;
    for (let at = number; at < number + stepsOfNumbers; at += 1) yield numbered(candidate, at);
  }
}

function* shapes(code: FindingCode, path: string): Generator<string> {
  if (code === 'INVALID_UTF8') yield inOldEncoding(path);
  if (code === 'CONTROL_CHARACTER') yield path.replaceAll(/\p{Cc}+/gu, '_');
  if (code === 'RENAME_INVALID') yield tidy(path);
  if (code === 'UNSTABLE_CHARACTER') yield eachName(path, withoutMarks);
  if (code === 'KEY_TOO_LONG' || code === 'LONG_NAME' || code === 'NO_PATH') {
    for (const limitBytes of [200, 120, 60, 30]) yield eachName(path, (name) => shortened(name, limitBytes));
  }
  if (clashes.has(code)) yield path;
  yield eachName(path, forWindows);
  for (const limitBytes of [120, 40]) yield eachName(path, (name) => shortened(plain(name), limitBytes));
  yield shortened(plain(path.slice(path.lastIndexOf('/') + 1)), 40);
}

function eachName(path: string, change: (name: string) => string): string {
  return tidy(path.split('/').map(change).join('/'));
}

/** Without parts that are no names. */
function tidy(path: string): string {
  return path
    .split('/')
    .filter((name) => !/^\.{0,2}$/.test(name))
    .join('/');
}

function numbered(path: string, number: number): string {
  const from = path.lastIndexOf('/') + 1;
  const { stem, extension } = split(path.slice(from));
  return `${path.slice(0, from)}${stem.replace(/ \(\d+\)$/, '')} (${number})${extension}`;
}

function split(name: string): { readonly stem: string; readonly extension: string } {
  const dot = name.lastIndexOf('.');
  if (dot <= 0 || name.length - dot > 12) return { stem: name, extension: '' };
  return { stem: name.slice(0, dot), extension: name.slice(dot) };
}

/** Cut so that it fits, with a few digits that tell it from other names that begin alike. */
function shortened(name: string, limitBytes: number): string {
  if (encoder.encode(name).length <= limitBytes) return name;
  const { stem, extension } = split(name);
  const digits = `-${hash(name, 0).toString(16).padStart(8, '0').slice(0, 6)}`;
  let room = limitBytes - encoder.encode(extension + digits).length;
  let kept = '';
  for (const character of stem) {
    room -= encoder.encode(character).length;
    if (room < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}${digits}${extension}`;
}

/** What Windows takes for a name, and nothing that it takes for another one. */
function forWindows(name: string): string {
  const allowed = name.replaceAll(/["*:<>?\\|\p{Cc}\uFFFF]/gu, '_').replace(/[. ]+$/, '');
  const reserved = deviceNameLength(allowed) || shortNameLength(allowed);
  return reserved === 0 ? allowed : `${allowed.slice(0, reserved)}_${allowed.slice(reserved)}`;
}

function withoutMarks(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

/** Letters, digits and what any system keeps as it is. */
function plain(name: string): string {
  const { stem, extension } = split(forWindows(withoutMarks(name)));
  if (/[A-Za-z0-9]/.test(safe(stem))) return safe(stem) + safe(extension);
  return name === '' ? '' : `file-${hash(name, 0).toString(16).slice(0, 6)}${safe(extension)}`;
}

function safe(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._ -]+/g, '_');
}

/** A shown path whose `\xHH` are read as the encoding that Windows had before UTF-8 was usual. */
function inOldEncoding(path: string): string {
  return path
    .replaceAll(/\\x([0-9A-F]{2})/g, (_, hex: string) => {
      const byte = Number.parseInt(hex, 16);
      return byte < 0x80 || byte > 0x9f ? String.fromCharCode(byte) : (windows1252[byte - 0x80] ?? '_');
    })
    .replaceAll(/\p{Cc}/gu, '_');
}
