import type { Bar } from './bars.ts';
import type { SinkProcess } from './stores/sink-process.ts';
import type { Log } from './side-by-side.ts';

/** How much data: all of it, a tenth to see that all works, or next to nothing for a test. */
export type Scale = 'full' | 'quick' | 'tiny';

/** What every section is given. */
export interface Bench {
  /** Where files are made. */
  readonly work: string;
  /** Counted runs of each program. */
  readonly runs: number;
  readonly scale: Scale;
  /** Of a real tree of files. */
  readonly treeFolder: string;
  /** Only those peers race whose name matches. */
  readonly peers?: RegExp | undefined;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** The sink, started when it is first asked for. */
  sink(): Promise<SinkProcess>;
}

/** A piece of the report: a heading, what was measured, the bars. */
export interface Section {
  readonly part: string;
  readonly title: string;
  /** The file it stands in; docs/benchmarks.md when it does not say. */
  readonly file?: string;
  run(bench: Bench): Promise<SectionResult>;
}

export interface SectionResult {
  /** Markdown. */
  readonly text: string;
  readonly bars: readonly Bar[];
  /** Programs whose versions are of account. */
  readonly programs: readonly string[];
}

const shares: Readonly<Record<Scale, { readonly files: number; readonly bytes: number }>> = {
  full: { files: 1, bytes: 1 },
  quick: { files: 10, bytes: 8 },
  tiny: { files: 1000, bytes: 2 ** 10 },
};

/** A number of files at a scale. */
export function filesAt(scale: Scale, files: number): number {
  return Math.max(10, Math.round(files / shares[scale].files));
}

/** The size of a large file at a scale. */
export function bytesAt(scale: Scale, sizeBytes: number): number {
  return Math.max(4096, Math.round(sizeBytes / shares[scale].bytes));
}
