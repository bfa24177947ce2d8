import type { Kysely, Selectable } from 'kysely';
import type { Account } from '../station.ts';
import type { StationTables } from './schema.ts';
import type { Sealer } from './sealer.ts';

interface StoredAccount extends Account {
  secretAccessKey(): string;
}

interface NewAccount {
  readonly account: string;
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly createdMs: number;
}

export interface AccountQueries {
  insert(account: NewAccount): Promise<void>;
  /** Removed ones included. */
  find(account: string): Promise<StoredAccount | null>;
  /** Only one that can sign. */
  findByAccessKeyId(accessKeyId: string): Promise<StoredAccount | null>;
  /** Only one that can sign. */
  findByName(name: string): Promise<StoredAccount | null>;
  list(): Promise<readonly StoredAccount[]>;
  markRemoved(account: string, removedMs: number): Promise<void>;
}

/** The queries on accounts, over a database or inside a transaction. */
export function createAccountQueries(database: Kysely<StationTables>, sealer: Sealer): AccountQueries {
  function select() {
    return database.selectFrom('accounts').selectAll();
  }

  async function insert(account: NewAccount): Promise<void> {
    const secret = Buffer.from(account.secretAccessKey, 'utf8');
    await database
      .insertInto('accounts')
      .values({
        account_id: account.account,
        name: account.name,
        access_key_id: account.accessKeyId,
        sealed_secret: sealer.seal(secret, secretPlace(account.account)),
        created_at_ms: account.createdMs,
      })
      .execute();
  }

  async function find(account: string): Promise<StoredAccount | null> {
    return toAccount(await select().where('account_id', '=', account).executeTakeFirst(), sealer);
  }

  async function findByAccessKeyId(accessKeyId: string): Promise<StoredAccount | null> {
    const query = select().where('access_key_id', '=', accessKeyId).where('removed_at_ms', 'is', null);
    return toAccount(await query.executeTakeFirst(), sealer);
  }

  async function findByName(name: string): Promise<StoredAccount | null> {
    const query = select().where('name', '=', name).where('removed_at_ms', 'is', null);
    return toAccount(await query.executeTakeFirst(), sealer);
  }

  async function list(): Promise<readonly StoredAccount[]> {
    const rows = await select().orderBy('sequence').execute();
    return rows.flatMap((row) => toAccount(row, sealer) ?? []);
  }

  async function markRemoved(account: string, removedMs: number): Promise<void> {
    await database
      .updateTable('accounts')
      .set({ removed_at_ms: removedMs })
      .where('account_id', '=', account)
      .execute();
  }

  return { insert, find, findByAccessKeyId, findByName, list, markRemoved };
}

function secretPlace(account: string): string {
  return `account ${account} secret access key`;
}

function toAccount(
  row: Selectable<StationTables['accounts']> | undefined,
  sealer: Sealer,
): StoredAccount | null {
  if (row === undefined) return null;
  return {
    account: row.account_id,
    name: row.name,
    accessKeyId: row.access_key_id,
    createdMs: row.created_at_ms,
    removedMs: row.removed_at_ms,
    secretAccessKey: () =>
      Buffer.from(sealer.unseal(new Uint8Array(row.sealed_secret), secretPlace(row.account_id))).toString(
        'utf8',
      ),
  };
}
