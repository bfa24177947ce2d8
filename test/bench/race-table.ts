import type { Corpus } from './corpus.ts';
import { median } from './measure.ts';
import type { Row } from './side-by-side.ts';

/** A Markdown table of a race: medians, spread, rates, processor time, memory, and how many times the first row's time. */
export function raceTable(corpus: Corpus, rows: readonly Row[]): string {
  const first = secondsOf(rows[0]);
  return [
    `| ${corpus.name} | runs | seconds: median (range) | files/s | MB/s | CPU s | time ÷ Drivepost | peak MiB |`,
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => rowText(row, corpus, first)),
    '',
  ].join('\n');
}

/** Median of the seconds of a row; not a number when it has none. */
export function secondsOf(row: Row | undefined): number {
  return median(row?.measurements.map(({ seconds }) => seconds) ?? []);
}

/** Seconds, with their range when there are several. */
export function secondsText(seconds: readonly number[]): string {
  if (seconds.length < 2) return median(seconds).toFixed(2);
  return `${median(seconds).toFixed(2)} (${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)})`;
}

/** Bytes as MiB. */
export function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}

/** A number of things, a comma between thousands. */
export function countText(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** A text as a cell of a Markdown table can hold it. */
export function cellText(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}

function rowText(row: Row, corpus: Corpus, first: number): string {
  if (row.voided !== null || row.measurements.length === 0) {
    const why = (row.voided ?? 'did not run').split('\n')[0]?.slice(0, 120);
    return `| ${cellText(row.name)} | ${cellText(why ?? '')} | | | | | | |`;
  }
  const seconds = secondsOf(row);
  const cells = [
    row.measurements.length,
    secondsText(row.measurements.map((measured) => measured.seconds)),
    countText(corpus.files / seconds),
    (corpus.bytes / seconds / 1e6).toFixed(0),
    median(row.measurements.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2),
    (seconds / first).toFixed(2),
    mebibytes(Math.max(...row.measurements.map(({ peakBytes }) => peakBytes))),
  ];
  return `| ${cellText(row.name)} | ${cells.join(' | ')} |`;
}
