import { open } from 'node:fs/promises';
import Database from 'libsql';
import {
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
} from 'kysely';
import type { Clock } from '../../../base/time.ts';
import { appError } from '../../../domain/error-codes.ts';
import { delay } from '../../../base/async.ts';
import { migrate, readVersion, schemaVersion } from './migrations.ts';
import type { StationTables } from './schema.ts';

/** How long a change waits for another process's change before it gives up, in milliseconds. */
const busyTimeoutMs = 10_000;

/** SQLite takes the right to write when a transaction begins, so that what it read cannot be overtaken. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class LibsqlDialect extends SqliteDialect {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new ImmediateDriver({ database: this.#database });
  }
}

/**
 * Opens station.db, makes it if need be (mode 0600), and brings its schema up to date. `check` is told beforehand whether
 * there is nothing in it yet, and may throw. Throws STATION_NEWER when a newer program wrote it, STATION_DATABASE when it
 * is no database or stays locked.
 */
export async function openDatabase(
  file: string,
  clock: Clock,
  check: (isNew: boolean) => Promise<void>,
): Promise<Kysely<StationTables>> {
  return withDatabaseErrors(async () => {
    // SQLite gives its journal files the mode of the database, which it would make readable by everybody.
    await (await open(file, 'a', 0o600)).close();
    const database = new Database(file);
    try {
      await prepareConnection(database);
      const kysely = new Kysely<StationTables>({ dialect: new LibsqlDialect(database) });
      const found = await kysely.transaction().execute(async (transaction) => {
        await check((await readVersion(transaction)) === 0);
        return migrate(transaction, clock.now());
      });
      if (found <= schemaVersion) return kysely;
      throw appError('STATION_NEWER', {
        detail: `It has format ${found}; this program knows ${schemaVersion}.`,
      });
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** Runs `work`; what the database or its disk says against it (locked, full, damaged, no right) becomes STATION_DATABASE. */
export async function withDatabaseErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isSqliteError(error) && !isFileError(error)) throw error;
    throw appError('STATION_DATABASE', { detail: `${error.code}: ${error.message}.`, cause: error });
  }
}

async function prepareConnection(database: Database.Database): Promise<void> {
  database.pragma(`busy_timeout = ${busyTimeoutMs}`);
  // Two processes that make the same new file at once: the switch to WAL does not wait for the busy timeout.
  for (let attempt = 1; ; attempt += 1) {
    try {
      database.pragma('journal_mode = WAL');
      break;
    } catch (error) {
      if (!isSqliteError(error) || !error.code.startsWith('SQLITE_BUSY') || attempt === 100) throw error;
      await delay(20);
    }
  }
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
}

function isSqliteError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}

/** Only Node's own errors of files name the call that failed. */
function isFileError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
