import { splitLines } from '../../../../shared/domain/manifest/manifest-text.ts';

/** A part of a text that becomes another. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The text as an editor shows it: every line ends with LF, and a byte order mark is not seen. */
export function shownText(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
}

/**
 * The text that comes of what was typed into an editor. Lines that were not touched keep their line ends; new ones get those
 * of the first line.
 */
export function takeShownText(text: string, shown: string): string {
  const change = changeBetween(shownText(text), shown);
  if (change === null) return text;
  const eol = splitLines(text).find((line) => line.eol !== '')?.eol ?? '\n';
  const from = placeIn(text, change.from);
  const to = change.to === change.from ? from : placeIn(text, change.to);
  const taken = text.slice(0, from) + change.insert.replaceAll('\n', eol) + text.slice(to);
  if (shownText(taken) === shown) return taken;
  // Where line ends of several kinds meet, CR and LF of two lines would be taken for one. They all become the same.
  return `${text.startsWith('\uFEFF') ? '\uFEFF' : ''}${shown.replaceAll('\n', eol)}`;
}

/** The one part by which two texts differ, as small as it can be; null when they are the same. */
export function changeBetween(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let behind = 0;
  while (behind < shorter - from && before[before.length - 1 - behind] === after[after.length - 1 - behind]) {
    behind += 1;
  }
  return { from, to: before.length - behind, insert: after.slice(from, after.length - behind) };
}

/** Where a place of the shown text is in the text itself. */
function placeIn(text: string, shownAt: number): number {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (let passed = 0; passed < shownAt; passed += 1) {
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
  return at;
}
