import type { Violation } from '../fault.ts';
import type { Scene } from '../scene/scene.ts';
import type { Ended, Host } from '../work-run.ts';
import { checkLoaded } from './check-load.ts';
import { checkPrepared } from './check-prepare.ts';
import { balance, countRows, type RowCounts } from './check-rows.ts';
import { compareFiles, readFiles, type FoundFile } from './read-files.ts';
import { compareLogs, readLog, type Excuse, type ReadLog } from './read-log.ts';
import { referenceFor } from './reference.ts';

interface CheckOptions {
  readonly host?: Host;
  /** Files that the fault really changed or made unreadable: what their rows may say. For prepare: they may lack. */
  readonly excuses?: readonly Excuse[];
  /** Whether an earlier run of the history may have finished the job, so that the last one is refused. */
  readonly mayHaveEnded?: boolean;
  /** Whether the store may have refused to clear uploads away: then those that are left must have been told of. */
  readonly mayLeaveUploads?: boolean;
}

/** Looks at a scene before and after. None of it uses the code that it judges. */
export interface Check {
  /** To be called when the fault has changed the drive or the sources on purpose: they are to stay as they are now. */
  renew(): void;
  /** What is wrong, now that the scene's work was done to its end. */
  after(ended: Ended, options?: CheckOptions): Promise<readonly Violation[]>;
}

/** Notes how things are before a history's first run. */
export async function beginCheck(scene: Scene): Promise<Check> {
  const kept = scene.work === 'prepare' ? scene.sources : scene.drive;
  let before = readFiles(kept);
  const reference = await referenceFor(scene, before);
  return {
    renew() {
      before = readFiles(kept);
    },
    async after(ended, options = {}) {
      const violations = [...compareFiles(kept, { expected: before, found: readFiles(kept) })];
      if (ended.isHung) violations.push({ what: 'hang', detail: `${scene.work} did not end: ${ended.said}` });
      violations.push(...(await checkWork(scene, { ended, reference, ...options })));
      return violations;
    },
  };
}

interface Judged extends CheckOptions {
  readonly ended: Ended;
  readonly reference: ReadLog | null;
}

async function checkWork(scene: Scene, judged: Judged): Promise<Violation[]> {
  const { excuses = [], reference } = judged;
  switch (scene.work) {
    case 'prepare': {
      const without = excuses.map(({ file }) => file);
      return [...checkPrepared(scene, without), ...checkExit(judged, without.length > 0)];
    }
    case 'load-s3':
    case 'load-folder': {
      const toldOpen = judged.mayLeaveUploads === true ? openUploadsOf(judged.ended) : 0;
      const { violations, log } = await checkLoaded(scene, toldOpen);
      if (log === null) return violations;
      if (reference !== null) violations.push(...compareLogs(log, reference, excuses));
      return [...violations, ...checkEnd(judged, countRows(log))];
    }
    case 'verify':
      return checkRehearsed(scene, judged);
    default:
      return scene.work satisfies never;
  }
}

/** How many uploads a load says that it could not clear away. */
function openUploadsOf({ report }: Ended): number {
  if (report === '') return 0;
  return (JSON.parse(report) as { readonly openUploads?: number }).openUploads ?? 0;
}

function checkRehearsed(scene: Scene, judged: Judged): Violation[] {
  const { excuses = [], reference } = judged;
  const drive: ReadonlyMap<string, FoundFile> = readFiles(scene.drive);
  // The app's worker rehearses without a log: its report alone can be judged.
  if (judged.host === 'worker') return reference === null ? [] : checkEnd(judged, countRows(reference));
  let log: ReadLog;
  try {
    log = readLog(scene.rehearsalLog);
  } catch (error) {
    return [{ what: 'log', detail: String(error) }];
  }
  const violations = balance(log, { drive, stored: null, bucket: scene.bucket });
  if (reference !== null) violations.push(...compareLogs(log, reference, excuses));
  return [...violations, ...checkEnd(judged, countRows(log))];
}

/** Exit code and report against what the log says. */
function checkEnd(judged: Judged, counts: RowCounts): Violation[] {
  const { ended } = judged;
  const violations = checkExit(judged, counts.failed > 0);
  if (ended.report === '') return violations;
  const report = JSON.parse(ended.report) as Readonly<Record<string, number | undefined>>;
  const told = {
    loaded: report['loaded'] ?? report['wouldLoad'],
    ignored: report['ignored'],
    failed: report['failed'],
  };
  for (const name of ['loaded', 'ignored', 'failed'] as const) {
    if (told[name] !== counts[name])
      violations.push({
        what: 'exit',
        detail: `the report says ${told[name]} ${name}, the log ${counts[name]}`,
      });
  }
  return violations;
}

function checkExit({ ended, mayHaveEnded }: Judged, hasFailed: boolean): Violation[] {
  const wanted = hasFailed ? 1 : 0;
  if (ended.exitCode === wanted) return [];
  if (mayHaveEnded === true && ended.exitCode === 4 && /already|ended|Complete/i.test(ended.said)) return [];
  const how = ended.signal ?? ended.exitCode ?? 'nothing';
  return [{ what: 'exit', detail: `it ended with ${how}, should with ${wanted}: ${ended.said.slice(-600)}` }];
}
