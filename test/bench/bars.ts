import { cellText, secondsOf } from './race-table.ts';
import type { Row } from './side-by-side.ts';

/** What a figure should reach, and what it did. */
export interface Bar {
  readonly what: string;
  readonly bar: string;
  readonly reached: string;
  /** Null when it could not be measured here. */
  readonly isMet: boolean | null;
}

const header = '| what | bar | reached | met |';

/** The bars of a section as a Markdown table; empty for none. */
export function barTable(bars: readonly Bar[]): string {
  if (bars.length === 0) return '';
  const lines = bars.map(
    ({ what, bar, reached, isMet }) =>
      `| ${what} | ${cellText(bar)} | ${reached} | ${isMet === null ? 'not measured' : isMet ? 'yes' : '**no**'} |`,
  );
  return [header, '| --- | --- | --- | --- |', ...lines, ''].join('\n');
}

/** All bars of a Markdown file, from the tables of its sections but that of `except`. */
export function collectBars(markdown: string, except: string): string {
  const lines: string[] = [];
  for (const section of markdown.split(/^## /m).slice(1)) {
    if (section.startsWith(`${except}\n`)) continue;
    const [, behind] = section.split(`${header}\n`);
    const rows = behind?.split('\n').slice(1) ?? [];
    const end = rows.findIndex((row) => !row.startsWith('|'));
    lines.push(...rows.slice(0, end < 0 ? rows.length : end));
  }
  return [header, '| --- | --- | --- | --- |', ...lines, ''].join('\n');
}

export interface RatioBar {
  readonly what: string;
  readonly rows: readonly Row[];
  /** Whose time is compared: of several the fastest. */
  readonly peers: (name: string) => boolean;
  /** How the peer is called. */
  readonly peer: string;
  readonly atLeast: number;
}

/** How many times faster the first row is than a peer. */
export function ratioBar({ what, rows, peers, peer, atLeast }: RatioBar): Bar {
  const ratio = timeOverOwn(rows, peers);
  const bar = `≥ ${atLeast} × ${peer}`;
  if (!Number.isFinite(ratio)) return { what, bar, reached: '–', isMet: null };
  return { what, bar, reached: ratio.toFixed(2), isMet: ratio >= atLeast };
}

/** How much of a peer's time the first row takes. */
export function timeBar(given: Omit<RatioBar, 'atLeast'> & { readonly atMost: number }): Bar {
  const { what, rows, peers, peer, atMost } = given;
  const share = 1 / timeOverOwn(rows, peers);
  const bar = `≤ ${atMost} × the time of ${peer}`;
  if (!Number.isFinite(share) || share === 0) return { what, bar, reached: '–', isMet: null };
  return { what, bar, reached: share.toFixed(2), isMet: share <= atMost };
}

/** The time of the fastest peer over that of the first row; not finite when one of them has none. */
function timeOverOwn(rows: readonly Row[], peers: (name: string) => boolean): number {
  const theirs = rows.slice(1).filter(({ name, voided }) => voided === null && peers(name));
  return Math.min(...theirs.map(secondsOf)) / secondsOf(rows[0]);
}

/** A figure that should not be more, or not be less, than a limit. */
export function limitBar(given: {
  readonly what: string;
  readonly value: number;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Number to text, with its unit. */
  readonly text: (value: number) => string;
}): Bar {
  const { what, value, atMost, atLeast, text } = given;
  const bar = atMost === undefined ? `≥ ${text(atLeast ?? 0)}` : `≤ ${text(atMost)}`;
  const isMet = atMost === undefined ? value >= (atLeast ?? 0) : value <= atMost;
  if (!Number.isFinite(value)) return { what, bar, reached: '–', isMet: null };
  return { what, bar, reached: text(value), isMet };
}
