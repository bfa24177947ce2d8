import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import type { Violation } from '../fault.ts';
import type { Scene } from '../scene/scene.ts';
import { balance, countRows } from './check-rows.ts';
import { countOpenUploads, readBucket } from './read-bucket.ts';
import { md5Of, readFiles, type Content } from './read-files.ts';
import { readLog, type ReadLog } from './read-log.ts';

/** Where a load of a scene keeps its log. */
export function logOf(scene: Pick<Scene, 'dataFolder' | 'jobId'>): string {
  return join(scene.dataFolder, 'loads', scene.jobId, 'import-log.csv');
}

/** What lies where a load put its objects: key -> content, leftovers told. `toldOpen`: uploads that it told of itself. */
async function readStored(
  scene: Scene,
  toldOpen: number,
  violations: Violation[],
): Promise<Map<string, Content>> {
  const { server, bucket, target } = scene;
  if (server !== null) {
    const open = await countOpenUploads(server, bucket);
    if (open !== toldOpen)
      violations.push({
        what: 'multipart',
        detail: `${open} uploads are open still, ${toldOpen} were told of`,
      });
    return readBucket(server, bucket);
  }
  for (const name of readdirSync(target)) {
    if (name !== bucket && name !== 'lost+found')
      violations.push({ what: 'leftover', detail: `${name} in the target folder` });
  }
  return new Map(readFiles(join(target, bucket)));
}

/**
 * Compares drive, log, store and job behind a load that ended. Gives the log, if it can be read. `toldOpen`: how many
 * multipart uploads it said that it had to leave; none where the store let it clear them away.
 */
export async function checkLoaded(
  scene: Scene,
  toldOpen: number,
): Promise<{ violations: Violation[]; log: ReadLog | null }> {
  const violations: Violation[] = [];
  let log: ReadLog;
  try {
    log = readLog(logOf(scene));
  } catch (error) {
    return { violations: [{ what: 'log', detail: String(error) }], log: null };
  }
  const stored = await readStored(scene, toldOpen, violations);
  const logKey = `import-log-${scene.jobId}`;
  const storedLog = stored.get(logKey);
  stored.delete(logKey);
  if (storedLog === undefined) violations.push({ what: 'lost', detail: `the log ${logKey} was not stored` });
  else if (storedLog.md5 !== md5Of(log.bytes))
    violations.push({ what: 'different', detail: 'the stored log is not that of the station' });
  violations.push(...balance(log, { drive: readFiles(scene.drive), stored, bucket: scene.bucket }));
  violations.push(...checkDataFolder(scene, toldOpen), ...checkJob(scene, countRows(log).failed));
  return { violations, log };
}

const ownNames = new Set([
  'station.serve-lock',
  'station.serving',
  'station.db',
  'station.db-wal',
  'station.db-shm',
  'station.key',
  'loads',
]);
const loadNames = new Set(['import-log.csv', 'lock', 'target.json', 'uploads.jsonl']);

function checkDataFolder(scene: Scene, toldOpen: number): Violation[] {
  const violations: Violation[] = [];
  const tell = (name: string): void => {
    violations.push({ what: 'leftover', detail: `${name} in the data folder` });
  };
  for (const name of readdirSync(scene.dataFolder)) if (!ownNames.has(name)) tell(name);
  for (const job of readdirSync(join(scene.dataFolder, 'loads'))) {
    if (job !== scene.jobId) tell(job);
    for (const name of readdirSync(join(scene.dataFolder, 'loads', job)))
      if (!loadNames.has(name)) tell(`${job}/${name}`);
  }
  const journal = join(scene.dataFolder, 'loads', scene.jobId, 'uploads.jsonl');
  const open = openInJournal(journal);
  if (open.size !== toldOpen)
    violations.push({ what: 'multipart', detail: `uploads ${[...open].join(', ')} are open in the journal` });
  return violations;
}

function openInJournal(file: string): ReadonlySet<string> {
  const open = new Set<string>();
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return open;
  }
  for (const line of text.split('\n').filter((one) => one.endsWith('}'))) {
    const { uploadId, ended } = JSON.parse(line) as Readonly<Record<string, string | undefined>>;
    if (uploadId !== undefined) open.add(uploadId);
    if (ended !== undefined) open.delete(ended);
  }
  return open;
}

/** The job in the store: sound, ended once, with the code and the count that the log has. */
function checkJob(scene: Scene, failedRows: number): Violation[] {
  const violations: Violation[] = [];
  const tell = (detail: string): void => void violations.push({ what: 'log', detail });
  const database = new Database(join(scene.dataFolder, 'station.db'));
  try {
    const [sound] = database.prepare('PRAGMA integrity_check').all() as readonly object[];
    if (Object.values(sound ?? {})[0] !== 'ok') tell(`station.db: ${JSON.stringify(sound)}`);
    const job = database
      .prepare('SELECT progress_code AS code, error_count AS errors FROM jobs WHERE job_id = ?')
      .get(scene.jobId) as { readonly code: string; readonly errors: number } | undefined;
    const wanted = failedRows === 0 ? 'Complete' : 'SuccessWithErrors';
    if (job?.code !== wanted || job.errors !== failedRows)
      tell(
        `the job is ${job?.code} with ${job?.errors} errors; its log makes it ${wanted} with ${failedRows}`,
      );
    const events = database
      .prepare("SELECT count(*) AS count FROM job_events WHERE job_id = ? AND what = 'load-finished'")
      .get(scene.jobId) as { readonly count: number };
    if (events.count !== 1) tell(`the load ended ${events.count} times`);
  } finally {
    database.close();
  }
  return violations;
}
