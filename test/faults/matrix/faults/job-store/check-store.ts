import { join } from 'node:path';
import Database from 'libsql';
import type { Violation } from '../../fault.ts';

/** A change of a job that was acknowledged, or was asked for and never answered. */
export interface AskedChange {
  readonly jobId: string;
  readonly what: 'created' | 'updated' | 'canceled' | 'load-started' | 'load-finished' | 'aborted';
  readonly isAcknowledged: boolean;
}

interface EventRow {
  readonly job: string;
  readonly what: string;
  readonly to: string;
}

/**
 * Looks into a station's database by itself: it is sound, every acknowledged change is there in its order, nothing that
 * nobody asked for, and each job stands as its last event says.
 */
export function checkStore(dataFolder: string, asked: readonly AskedChange[]): readonly Violation[] {
  const violations: Violation[] = [];
  const tell = (what: Violation['what'], detail: string): void => void violations.push({ what, detail });
  const database = new Database(join(dataFolder, 'station.db'));
  try {
    const rows = (sql: string): readonly unknown[] => database.prepare(sql).all();
    const sound = JSON.stringify(rows('pragma integrity_check'));
    if (!sound.includes('"ok"')) tell('different', `station.db: ${sound}`);
    const broken = rows('pragma foreign_key_check');
    if (broken.length > 0) tell('different', `keys that point nowhere: ${JSON.stringify(broken)}`);
    const halves = rows(`select issued_job_ids.job_id from issued_job_ids left join jobs using (job_id)
      where jobs.job_id is null`);
    if (halves.length > 0) tell('lost', `ids without a job: ${JSON.stringify(halves)}`);
    // The columns are those that the query names.
    const events = rows(
      'select job_id as job, what, to_code as "to" from job_events order by sequence',
    ) as readonly EventRow[];
    const jobs = rows('select job_id as job, progress_code as code from jobs') as readonly {
      readonly job: string;
      readonly code: string;
    }[];
    for (const { job, code } of jobs) {
      const own = events.filter((event) => event.job === job && event.what !== 'received');
      if (own[0]?.what !== 'created') tell('lost', `job ${job} was never created`);
      if (own.at(-1)?.to !== code)
        tell('different', `job ${job} is ${code}, its last event says ${own.at(-1)?.to}`);
    }
    violations.push(...compareChanges(events, asked));
  } finally {
    database.close();
  }
  return violations;
}

function compareChanges(events: readonly EventRow[], asked: readonly AskedChange[]): readonly Violation[] {
  const violations: Violation[] = [];
  const known = new Set(asked.map(({ jobId }) => jobId));
  for (const jobId of known) {
    const found = events
      .filter(({ job, what }) => job === jobId && what !== 'received')
      .map(({ what }) => what);
    let at = 0;
    for (const change of asked.filter((one) => one.jobId === jobId)) {
      if (found[at] === change.what) at += 1;
      else if (change.isAcknowledged)
        violations.push({
          what: 'lost',
          detail: `${jobId}: ${change.what} was acknowledged; there is ${found.join()}`,
        });
    }
    if (at < found.length)
      violations.push({ what: 'doubled', detail: `${jobId}: nobody asked for ${found.slice(at).join()}` });
  }
  return violations;
}
