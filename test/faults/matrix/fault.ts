/** What a fault may befall. */
export const works = ['prepare', 'load-s3', 'load-folder', 'verify'] as const;
export type Work = (typeof works)[number];

/** The kinds of fault, in the order of the table. */
export const families = ['kill', 'drive', 'store', 'job-store'] as const;

/** One thing that is wrong after a fault is over and the same work was done again to its end. */
export interface Violation {
  readonly what: 'lost' | 'doubled' | 'different' | 'log' | 'multipart' | 'exit' | 'leftover' | 'hang';
  readonly detail: string;
}

/** One run through a fault: all that it does follows from `seed`. */
export interface History {
  readonly work: Work;
  readonly seed: number;
  /** An empty folder of this history alone, removed behind it. */
  readonly folder: string;
  /** Aborts when the runner is stopped or the history's time is up. */
  readonly signal: AbortSignal;
  /** Names a point that the history met, for the figure of how many were covered. */
  readonly note: (point: string) => void;
}

/** A fault: a row of the table. */
export interface Fault {
  /** Unique; what `--only` goes by, with `/` and the work behind it. */
  readonly id: string;
  readonly family: (typeof families)[number];
  /** What the table calls it. */
  readonly title: string;
  readonly works: readonly Work[];
  /** How many histories of each work a long run has: seeds that follow each other. */
  readonly histories: number | ((work: Work) => Promise<number>);
  /** How many `npm test` has; 1 when it is not given. */
  readonly few?: number;
  /** Whether a history takes all of the machine: nothing runs beside it, and it may take so long, milliseconds. */
  readonly alone?: { readonly timeoutMs: number };
  /** Why it cannot be had on this machine, or null. It is skipped visibly. */
  whyNot?(): string | null;
  /**
   * Makes its own scene from the seed, lets the fault happen, then runs to the end without it. Resolves to what the
   * checker found wrong; throws only when the test itself is at fault.
   */
  run(history: History): Promise<readonly Violation[]>;
}
