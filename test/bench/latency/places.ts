import { predictLoad, type LoadPlace, type LoadWork } from './load-model.ts';

interface NamedPlace {
  readonly title: string;
  readonly differences: Partial<LoadPlace>;
}

const works: readonly (readonly [string, LoadWork])[] = [
  ['1,000,000 × 4 KiB', { files: 1e6, bytes: 1e6 * 4096 }],
  ['1 TB of large files', { files: 1000, bytes: 1e12 }],
];

/** Drives and lines as their makers describe them; a disk's head is taken to move for one in two small files. */
const places: readonly NamedPlace[] = [
  { title: 'this machine, store beside it', differences: {} },
  {
    title: 'USB 3 hard disk, 130 MB/s, 12 ms a seek',
    differences: { driveBytesPerSecond: 130e6, driveSecondsPerFile: 6e-3 },
  },
  {
    title: 'USB 3 solid-state drive, 450 MB/s, 0.1 ms',
    differences: { driveBytesPerSecond: 450e6, driveSecondsPerFile: 1e-4 },
  },
  {
    title: '10 GbE to the store, 0.3 ms and 2 ms in it',
    differences: { lineBytesPerSecond: 1.18e9, roundTripSeconds: 3e-4, storeSecondsPerFile: 2e-3 },
  },
  {
    title: '1 Gbit/s, 40 ms away',
    differences: { lineBytesPerSecond: 117e6, roundTripSeconds: 0.04, storeSecondsPerFile: 2e-3 },
  },
  {
    title: 'the same with 16 requests at once',
    differences: {
      lineBytesPerSecond: 117e6,
      roundTripSeconds: 0.04,
      storeSecondsPerFile: 2e-3,
      concurrency: 16,
    },
  },
];

/** What the model says of other places than the one that was measured: a Markdown table. */
export function describePlaces(here: LoadPlace): string {
  const head = ['', ...works.map(([name]) => name)].join(' | ');
  const rows = places.map(({ title, differences }) => {
    const place = { ...here, concurrency: 256, ...differences };
    const cells = works.map(([, work]) => {
      const { seconds, limit } = predictLoad(work, place);
      return `${durationOf(seconds)} (${limit})`;
    });
    return `| ${title} | ${cells.join(' | ')} |`;
  });
  return [`| ${head.trim()} |`, '| --- | --- | --- |', ...rows, ''].join('\n');
}

function durationOf(seconds: number): string {
  if (seconds < 120) return `${seconds.toFixed(0)} s`;
  return seconds < 7200 ? `${(seconds / 60).toFixed(0)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
