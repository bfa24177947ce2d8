import { manifestLimitBytes, type ManifestProblem } from './manifest.ts';
import { say, sayProblem, type Said } from './phrase.ts';

/** One line of a manifest: its text without the line end, and where the text stands in the whole. */
export interface ManifestLine {
  /** 1 is the first line. */
  readonly number: number;
  /** How far the text is indented, in characters. */
  readonly indent: number;
  /** The text behind the indentation, without white space at its end. */
  readonly content: string;
  /** Where the line begins, counted in UTF-16 units from the start of the text. */
  readonly start: number;
  /** Where its text ends and its line end begins. */
  readonly end: number;
  /** `\n`, `\r\n` or `\r`; empty for a last line without one. */
  readonly eol: string;
  readonly hasTab: boolean;
}

export type DecodedManifest =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: ManifestProblem };

/** The text of a manifest: UTF-8, at most 64 KiB, a byte order mark kept as its first character (reference 1.1). */
export function decodeManifest(bytes: Uint8Array): DecodedManifest {
  if (bytes.length > manifestLimitBytes) {
    const problem = malformed(
      null,
      say`The manifest has more than ${manifestLimitBytes.toLocaleString('en-US')} bytes.`,
      'Shorten it: one ignore pattern can stand for many files.',
    );
    return { kind: 'problem', problem };
  }
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) {
    const message = 'Your manifest is not well-formed: it is written in UTF-16.';
    return { kind: 'problem', problem: malformed(null, message, 'Save it as UTF-8.') };
  }
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const message = 'Your manifest is not well-formed: it holds bytes that are not UTF-8.';
    const line = lineOfBadByte(bytes);
    return { kind: 'problem', problem: malformed(line, message, 'Save it as UTF-8.') };
  }
}

/** A MalformedManifest error about the text itself. */
export function malformed(line: number | null, message: Said, fix: Said, field = ''): ManifestProblem {
  return { severity: 'error', code: 'MalformedManifest', line, field, ...sayProblem(message, fix) };
}

/** The lines of a text: LF, CR LF and a lone CR end one. Linear in the length of the text. */
export function splitLines(text: string): ManifestLine[] {
  const lines: ManifestLine[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    let end = start;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
    const eol = text.slice(end, end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1));
    let from = start;
    while (from < end && isBlank(text[from])) from += 1;
    let to = end;
    while (to > from && isBlank(text[to - 1])) to -= 1;
    lines.push({
      number: lines.length + 1,
      indent: from - start,
      content: text.slice(from, to),
      start,
      end,
      eol,
      hasTab: text.slice(start, from).includes('\t'),
    });
    start = end + eol.length;
  }
  return lines;
}

/** Whether a character is a space or a tab. */
export function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function lineOfBadByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isUtf8Start(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  let line = 1;
  for (let at = 0; at < low; at += 1) if (bytes[at] === 0x0a) line += 1;
  return line;
}

function isUtf8Start(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
