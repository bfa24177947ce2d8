import type { Clock } from '../base/time.ts';
import type { ExitCode } from './exit-codes.ts';

/** What a command may touch of the world; main.ts fills it in, tests fill it in differently. */
export interface CliContext {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: {
    write(text: string): unknown;
    readonly isTTY?: boolean | undefined;
    readonly columns?: number | undefined;
  };
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Aborts on Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  /** Sets the exit code; without it a command that returns has ended well. */
  exit(code: ExitCode): void;
}
