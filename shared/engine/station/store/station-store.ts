import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Clock } from '../../../base/time.ts';
import { AppError, messageOf, systemCode } from '../../../base/errors.ts';
import { appError } from '../../../domain/error-codes.ts';
import { createAccountQueries, type AccountQueries } from './account-queries.ts';
import { openDatabase, withDatabaseErrors } from './database.ts';
import { createJobQueries, type JobQueries } from './job-queries.ts';
import { createKeyFile, readKeyFile } from './key-file.ts';
import { createLabelQueries, type LabelQueries } from './label-queries.ts';
import type { StationTables } from './schema.ts';
import { createSealer, type Sealer } from './sealer.ts';
import { createSettingQueries, type SettingQueries } from './setting-queries.ts';

export interface StoreOptions {
  readonly dataFolder: string;
  readonly keyFile?: string | undefined;
  readonly clock: Clock;
  readonly create: boolean;
}

export interface Queries {
  readonly jobs: JobQueries;
  readonly accounts: AccountQueries;
  readonly labels: LabelQueries;
  readonly settings: SettingQueries;
}

/** All that the station knows, and the only place where it is read or written. */
export interface StationStore {
  readonly clock: Clock;
  /** For reading. */
  readonly queries: Queries;
  /** Runs `work` in one transaction that holds the right to write from its start; what it throws undoes everything. */
  change<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const databaseName = 'station.db';
const keyName = 'station.key';
const keyCheck = { place: 'station key check', text: 'drivepost' };

/**
 * Opens the store of a data folder, which is made when `create` is set.
 * Throws STATION_NOT_FOUND, STATION_FOLDER, STATION_NEWER, STATION_DATABASE, STATION_KEY_MISSING, STATION_KEY_WRONG, STATION_KEY_EXPOSED.
 */
export async function openStore(options: StoreOptions): Promise<StationStore> {
  const { dataFolder, clock } = options;
  const file = join(dataFolder, databaseName);
  if (!(await exists(file))) {
    if (!options.create) throw appError('STATION_NOT_FOUND', { detail: dataFolder });
    await makeFolder(dataFolder);
  }
  const database = await openDatabase(file, clock, async (isNew) => {
    if (isNew) await refuseRemains(options);
  });
  try {
    const keyFile = options.keyFile ?? join(dataFolder, keyName);
    const sealer = await withDatabaseErrors(() => openSealer(database, keyFile));
    return {
      clock,
      queries: guarded(createQueries(database, sealer)),
      change: (work) => withDatabaseErrors(() => inTransaction(database, sealer, work)),
      close: () => database.destroy(),
    };
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

async function inTransaction<T>(
  database: Kysely<StationTables>,
  sealer: Sealer,
  work: (queries: Queries) => Promise<T>,
): Promise<T> {
  return database.transaction().execute((transaction) => work(createQueries(transaction, sealer)));
}

function createQueries(database: Kysely<StationTables>, sealer: Sealer): Queries {
  return {
    jobs: createJobQueries(database, sealer),
    accounts: createAccountQueries(database, sealer),
    labels: createLabelQueries(database, sealer),
    settings: createSettingQueries(database),
  };
}

/** The same queries; what the database says against one becomes STATION_DATABASE. */
function guarded(queries: Queries): Queries {
  const { jobs, accounts, labels, settings } = queries;
  return {
    jobs: guardEach(jobs),
    accounts: guardEach(accounts),
    labels: guardEach(labels),
    settings: guardEach(settings),
  };
}

function guardEach<T extends object>(queries: T): T {
  const entries = Object.entries(queries).map(
    ([name, query]: [string, (...given: unknown[]) => Promise<unknown>]) => {
      return [name, (...given: unknown[]) => withDatabaseErrors(() => query(...given))] as const;
    },
  );
  // Each function has become one that is called in the same way and gives the same.
  return Object.fromEntries(entries) as T;
}

/**
 * An empty database where a station was, or where none is to be made: it was cut off or taken away. A new one in its
 * place would look like a station that has no jobs.
 */
async function refuseRemains({ dataFolder, create }: StoreOptions): Promise<void> {
  const remains = (await readdir(dataFolder)).filter((name) => name === keyName || name === 'loads');
  if (create && remains.length === 0) return;
  const found = remains.length === 0 ? '' : `, though ${remains.join(' and ')} tell of one`;
  throw appError('STATION_DATABASE', {
    detail: `There is no station in ${join(dataFolder, databaseName)}${found}.`,
  });
}

async function exists(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** A folder of its own with mode 0700; one that is used for something else is left alone. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const strangers = (await readdir(folder)).filter((name) => !name.startsWith('station.'));
    if (strangers.length > 0) {
      throw appError('STATION_FOLDER', { detail: `${folder} holds other things, such as ${strangers[0]}.` });
    }
    await chmod(folder, 0o700);
  } catch (error) {
    if (error instanceof AppError || systemCode(error) === undefined) throw error;
    throw appError('STATION_FOLDER', { detail: messageOf(error), cause: error });
  }
}

/** Takes the key from its file, made here when nothing was ever sealed, and makes sure it is this station's. */
async function openSealer(database: Kysely<StationTables>, keyFile: string): Promise<Sealer> {
  const known = await createSettingQueries(database).find('key-check');
  let key = await readKeyFile(keyFile);
  if (key === null && known === null) {
    key = await makeKey(keyFile);
  }
  if (key === null) throw appError('STATION_KEY_MISSING', { detail: keyFile });
  const sealer = createSealer(key);
  try {
    sealer.unseal(Buffer.from(known ?? (await addKeyCheck(database, sealer)), 'base64'), keyCheck.place);
  } catch (cause) {
    throw appError('STATION_KEY_WRONG', { detail: keyFile, cause });
  }
  return sealer;
}

async function makeKey(keyFile: string): Promise<Uint8Array | null> {
  try {
    await createKeyFile(keyFile);
  } catch (cause) {
    throw appError('STATION_KEY_MISSING', { detail: `It could not be made: ${messageOf(cause)}.`, cause });
  }
  return readKeyFile(keyFile);
}

/** Seals a known text, unless another process has done so first; gives what stands there now. */
async function addKeyCheck(database: Kysely<StationTables>, sealer: Sealer): Promise<string> {
  return database.transaction().execute(async (transaction) => {
    const settings = createSettingQueries(transaction);
    const known = await settings.find('key-check');
    if (known !== null) return known;
    const made = Buffer.from(sealer.seal(Buffer.from(keyCheck.text), keyCheck.place)).toString('base64');
    await settings.set('key-check', made);
    return made;
  });
}
