import { cellOf, type HistoryResult } from './run-history.ts';

/** Tells on stderr how far a run is: a line that is written over on a terminal, one a minute elsewhere. */
export function createProgress(total: number) {
  const startedMs = Date.now();
  let toldMs = 0;
  let done = 0;
  let violations = 0;
  const isTerminal = process.stderr.isTTY;

  return {
    tell(result: HistoryResult): void {
      done += 1;
      violations += result.violations.length > 0 ? 1 : 0;
      const nowMs = Date.now();
      if (nowMs - toldMs < (isTerminal ? 250 : 60_000) && done < total) return;
      toldMs = nowMs;
      const leftMs = ((nowMs - startedMs) / done) * (total - done);
      const line = `${done} of ${total} histories, ${violations} with violations, ${minutes(leftMs)} left · ${cellOf(result)}`;
      process.stderr.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
    },
    say(line: string): void {
      process.stderr.write(isTerminal ? `\r\u001b[K${line}\n` : `${line}\n`);
    },
    end(): void {
      if (isTerminal) process.stderr.write('\n');
    },
  };
}

function minutes(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
