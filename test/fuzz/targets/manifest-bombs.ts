/** Manifests made to be slow: long lines, deep nesting, many names, many patterns, bombs of aliases. */
export const manifestBombs: readonly ((size: number) => string)[] = [
  (size) => `\nprefix: ${'x'.repeat(size)}\n`,
  (size) => `\nprefix: ${' #'.repeat(size / 2)}\n`,
  (size) => `\nprefix: ${'#'.repeat(size)}\n`,
  (size) => `\nprefix: "${'\\'.repeat(size)}\n`,
  (size) => `\nprefix: '${"''".repeat(size / 2)}\n`,
  (size) => `\nprefix: ${' '.repeat(size)}x\n`,
  (size) => nested(size, (at) => `${' '.repeat(at)}a:`),
  (size) => `\ncontentTypes:\n${nested(size, (at) => `${' '.repeat(at + 1)}a${at}:`)}`,
  (size) => `\nx: ${'['.repeat(size)}`,
  (size) => `\nx: ${'{a: '.repeat(size / 4)}`,
  (size) => `\na: &a [x,x]\n${lines(size / 30, (at) => `b${at}: &b${at} [*b${at - 1},*b${at - 1}]`)}`,
  (size) => `\n${lines(size / 6, (at) => `f${at}:`)}`,
  (size) => `\n${'bucke:\n'.repeat(size / 7)}`,
  (size) => `\nreturnAddress:\n${lines(size / 8, (at) => ` nam${at}:`)}`,
  (size) => `\nignore:\n${' - a\n'.repeat(size / 5)}`,
  (size) => `\nignore:\n - ${'x{1000}'.repeat(size / 7)}\n`,
  (size) => `\nignore:\n - ${'(x{30}){30}'.repeat(size / 11)}\n`,
  (size) => `\nignore:\n - ${'\\pL'.repeat(size / 3)}\n`,
  (size) => `\nignore:\n - "${'[\\\\pL\\\\pN]'.repeat(size / 10)}"\n`,
  (size) => `\nignore:\n - ${'(?i)[^\\x{41}-\\x{10FFFE}]'.repeat(size / 24)}\n`,
  (size) => `\nignore:\n - ${'('.repeat(size / 2)}a${')*'.repeat(size / 4)}\n`,
  (size) => `\nignore:\n${' - x{40}\n'.repeat(size / 9)}`,
  (size) => `\nignore:\n - ${'a?'.repeat(size / 2)}\n`,
  (size) => `\nnotificationEmail: ${'a@b;'.repeat(size / 4)}\n`,
  (size) => `\nnotificationEmail: ${'@'.repeat(size)}\n`,
  (size) => `\nsubstitutions:\n${lines(size / 12, (at) => ` "${at}" : "x"`)}`,
  (size) => `\nsubstitutions:\n "a" : "${'a'.repeat(size)}"\n`,
  (size) => `\nstaticMetadata:\n${' x : y\n'.repeat(size / 7)}`,
  (size) => `\nreturnAddress:\n street1: ${'p '.repeat(size / 2)}\n`,
  (size) => `\nreturnAddress:\n street1: post ${' '.repeat(size)}\n country: ${'é'.repeat(size / 4)}\n`,
  (size) => `\neraseDevice: ${';'.repeat(size)}x\nacl: ${' ;'.repeat(size / 4)}x\n`,
  (size) => `\ncustoms:\n deviceHTS: ${'12'.repeat(size / 2)}\n deviceValue: ${'0'.repeat(size / 4)}\n`,
  (size) => `\n${'# drivepost-inventory-sha256: 0\n'.repeat(size / 33)}`,
  (size) => '\r'.repeat(size),
  (size) => `\n- ${'- '.repeat(size / 2)}`,
  (size) => ' \n'.repeat(size / 2),
];

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('\n');
}

function nested(size: number, line: (at: number) => string): string {
  return lines(Math.floor(Math.sqrt(size * 2)), line);
}
