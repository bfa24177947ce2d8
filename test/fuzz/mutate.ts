import type { Random } from './random.ts';

/** Texts that readers of many formats trip over. */
const oddTexts = [
  '',
  '\0',
  '\uFEFF',
  '\u202E',
  '\u2066',
  '\u200B',
  '\u2028',
  '\u0085',
  '\u001b[2J',
  '\r',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\uFFFD',
  '\u{1F388}',
  'e\u0301',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'NaN',
  'Infinity',
  '-1',
  '-0',
  '1e999',
  '9007199254740993',
  '18446744073709551616',
  '0x10',
  '٣',
  '../../etc/passwd',
  '/',
  '//',
  '\\',
  '%00',
  '%s%n',
  '=HYPERLINK("x")',
  '<script>',
  ']]>',
  '&amp;',
  "'",
  '"',
  '""',
  '`id`',
] as const;

/** Bytes that are no UTF-8: overlong, half, surrogates, beyond the last character; and marks of other encodings. */
const badBytes: readonly (readonly number[])[] = [
  [0xc0, 0xaf],
  [0xe0, 0x80, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xc3],
  [0xe2, 0x82],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x80],
  [0x1f, 0x8b, 0x08],
];

const encoder = new TextEncoder();

export interface MutationWords {
  /** Valid inputs to start from. */
  readonly samples: readonly Uint8Array[];
  /** Words of the format. */
  readonly dictionary: readonly string[];
  /** Texts made to be slow or large; `size` is about how many characters to make. */
  readonly bombs?: readonly ((size: number) => string)[];
}

/** How large a bomb may be, characters. */
const smallBomb = 600;
const largeBomb = 60_000;

/** Makes an input of a format: mostly a valid one with some changes, at times a bomb, at times noise. */
export function mutated(random: Random, words: MutationWords): Uint8Array {
  if (random.oneIn(40)) return random.bytes(random.below(200));
  if (random.oneIn(40)) return fromWords(random, words.dictionary);
  let bytes = random.pick(words.samples);
  const changes = random.oneIn(12) ? 0 : 1 + random.below(random.oneIn(5) ? 12 : 4);
  for (let at = 0; at < changes; at += 1) bytes = change(random, bytes, words);
  const { bombs } = words;
  if (bombs !== undefined && bombs.length > 0 && random.oneIn(60)) {
    const size = random.oneIn(25) ? largeBomb : 10 + random.below(smallBomb);
    bytes = insertAt(bytes, placeIn(random, bytes), encoder.encode(random.pick(bombs)(size)));
  }
  return bytes;
}

function change(random: Random, bytes: Uint8Array, words: MutationWords): Uint8Array {
  switch (random.below(11)) {
    case 0:
      return flipBit(random, bytes);
    case 1: {
      const added = random.oneIn(2) ? Uint8Array.from(random.pick(badBytes)) : ascii(random);
      return insertAt(bytes, random.below(bytes.length + 1), added);
    }
    case 2:
      return insertAt(bytes, placeIn(random, bytes), encoder.encode(random.pick(oddTexts)));
    case 3:
    case 4:
      return insertAt(bytes, placeIn(random, bytes), encoder.encode(random.pick(words.dictionary)));
    case 5:
      return cutOut(random, bytes);
    case 6:
      return repeated(random, bytes);
    case 7:
      return spliced(random, bytes, random.pick(words.samples));
    case 8:
      return withLines(random, bytes, random.pick(words.samples));
    case 9:
      return replaceWord(random, bytes, words.dictionary);
    default:
      return withLineEnds(random, bytes);
  }
}

function flipBit(random: Random, bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) return bytes;
  // Not slice: that of a Buffer is the same memory, and the sample would change for all cases.
  const flipped = Uint8Array.from(bytes);
  const at = random.below(bytes.length);
  // Mostly within ASCII: what is no UTF-8 is refused before anything else is looked at.
  flipped[at] = random.oneIn(8) ? random.below(256) : (flipped[at] ?? 0) ^ (1 << random.below(7));
  return flipped;
}

function ascii(random: Random): Uint8Array {
  return Uint8Array.of(random.below(128));
}

/** A place in the bytes: anywhere, or at the border of a word, where a reader looks. */
function placeIn(random: Random, bytes: Uint8Array): number {
  let at = random.below(bytes.length + 1);
  if (random.oneIn(3)) return at;
  while (at < bytes.length && isWord(bytes[at])) at += 1;
  return at;
}

function isWord(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x7a));
}

function insertAt(bytes: Uint8Array, at: number, added: Uint8Array): Uint8Array {
  const whole = new Uint8Array(bytes.length + added.length);
  whole.set(bytes.subarray(0, at));
  whole.set(added, at);
  whole.set(bytes.subarray(at), at + added.length);
  return whole;
}

function removeRange(bytes: Uint8Array, from: number, to: number): Uint8Array {
  return insertAt(bytes.subarray(0, from), from, bytes.subarray(to));
}

function cutOut(random: Random, bytes: Uint8Array): Uint8Array {
  const from = random.below(bytes.length + 1);
  const length = random.oneIn(4) ? random.below(bytes.length + 1) : 1 + random.below(8);
  return removeRange(bytes, from, Math.min(bytes.length, from + length));
}

function repeated(random: Random, bytes: Uint8Array): Uint8Array {
  const from = random.below(bytes.length + 1);
  const piece = bytes.subarray(from, from + 1 + random.below(40));
  let added = piece;
  for (let times = random.below(random.oneIn(10) ? 7 : 3); times > 0; times -= 1) {
    added = insertAt(added, added.length, added);
  }
  return insertAt(bytes, from, added);
}

function spliced(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const head = bytes.subarray(0, random.below(bytes.length + 1));
  return insertAt(head, head.length, other.subarray(random.below(other.length + 1)));
}

/** Drops, doubles, swaps or moves in whole lines. */
function withLines(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const [from, to] = lineAt(bytes, random.below(bytes.length + 1));
  const line = bytes.subarray(from, to);
  switch (random.below(4)) {
    case 0:
      return removeRange(bytes, from, to);
    case 1:
      return insertAt(bytes, from, line);
    case 2: {
      const [at] = lineAt(bytes, random.below(bytes.length + 1));
      return insertAt(bytes, at, line);
    }
    default: {
      const [start, end] = lineAt(other, random.below(other.length + 1));
      return insertAt(bytes, from, other.subarray(start, end));
    }
  }
}

function lineAt(bytes: Uint8Array, at: number): readonly [from: number, to: number] {
  const from = bytes.lastIndexOf(0x0a, at - 1) + 1;
  const end = bytes.indexOf(0x0a, at);
  return [at === 0 ? 0 : from, end < 0 ? bytes.length : end + 1];
}

function replaceWord(random: Random, bytes: Uint8Array, dictionary: readonly string[]): Uint8Array {
  let from = random.below(bytes.length + 1);
  while (from > 0 && isWord(bytes[from - 1])) from -= 1;
  let to = from;
  while (to < bytes.length && isWord(bytes[to])) to += 1;
  const word = random.oneIn(2) ? random.pick(oddTexts) : random.pick(dictionary);
  return insertAt(removeRange(bytes, from, to), from, encoder.encode(word));
}

/** Other line ends for all lines, or a byte order mark in front. */
function withLineEnds(random: Random, bytes: Uint8Array): Uint8Array {
  if (random.oneIn(3)) return insertAt(bytes, 0, Uint8Array.of(0xef, 0xbb, 0xbf));
  const end = random.pick(['\r\n', '\r', '\n\n', '']);
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\n', end), 'latin1');
}

function fromWords(random: Random, dictionary: readonly string[]): Uint8Array {
  let text = '';
  for (let count = random.below(30); count > 0; count -= 1) {
    text += random.pick(dictionary) + random.pick(['', ' ', '\n', ': ', ',']);
  }
  return encoder.encode(text);
}
