import { driveTextOf, type Unit } from './unit.ts';

const marks = /^\p{M}$/u;
let tails: ReadonlySet<string> | undefined;

/**
 * Which literal units a normalising file system might give back differently: macOS decomposes names as it writes them
 * to HFS+, Linux composes them as it reads. Only characters that neither composes nor decomposes, in an order that
 * normalisation keeps, come back as they were.
 */
export function unstableUnits(units: readonly Unit[]): ReadonlySet<Unit> {
  const unstable = new Set(units.filter((unit) => !unit.isToken && isUnstable(unit.drive)));
  for (const isSuspect of [isMark, isNotAscii]) {
    const shown = driveTextOf(
      units.map((unit) => (unstable.has(unit) ? { drive: '$', isToken: true } : unit)),
    );
    if (shown.normalize('NFD') === shown && shown.normalize('NFC') === shown) break;
    for (const unit of units) if (!unit.isToken && isSuspect(unit.drive)) unstable.add(unit);
  }
  return unstable;
}

function isUnstable(character: string): boolean {
  if (character < '\u0080') return false;
  return character.normalize('NFD') !== character || compositionTails().has(character);
}

function isMark(character: string): boolean {
  return marks.test(character);
}

function isNotAscii(character: string): boolean {
  return character >= '\u0080';
}

/** All characters of the basic plane that can merge with the one before them. */
function compositionTails(): ReadonlySet<string> {
  if (tails !== undefined) return tails;
  const found = new Set<string>();
  for (let codePoint = 0xc0; codePoint < 0xfb50; codePoint += 1) {
    if (codePoint === 0x3400) codePoint = 0xa000;
    if (codePoint === 0xac00) codePoint = 0xf900;
    const parts = Array.from(String.fromCodePoint(codePoint).normalize('NFD'));
    for (const part of parts.slice(1)) found.add(part);
  }
  for (let jamo = 0x1160; jamo < 0x1200; jamo += 1) found.add(String.fromCodePoint(jamo));
  tails = found;
  return found;
}
