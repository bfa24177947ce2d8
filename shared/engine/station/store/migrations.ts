import { sql, type Transaction } from 'kysely';
import type { StationTables } from './schema.ts';

/** One list of statements a schema version, oldest first. A list that was released is never changed. */
const migrations: readonly (readonly string[])[] = [
  [
    `create table settings (name text primary key, value text not null)`,
    `create table accounts (
       sequence integer primary key autoincrement,
       account_id text not null unique,
       name text not null,
       access_key_id text not null unique,
       sealed_secret blob not null,
       created_at_ms integer not null,
       removed_at_ms integer)`,
    `create unique index accounts_by_name on accounts (name) where removed_at_ms is null`,
    `create table issued_job_ids (job_id text primary key, issued_at_ms integer not null)`,
    `create table jobs (
       sequence integer primary key autoincrement,
       job_id text not null unique references issued_job_ids (job_id),
       account_id text not null references accounts (account_id),
       job_type text not null,
       location_code text not null,
       progress_code text not null,
       sealed_create_manifest blob not null,
       sealed_current_manifest blob not null,
       sealed_signing_key blob not null,
       signing_method text not null,
       signature text not null,
       created_at_ms integer not null,
       expires_at_ms integer not null,
       carrier text,
       tracking_number text,
       log_bucket text,
       log_key text,
       error_count integer not null)`,
    `create index jobs_by_account on jobs (account_id, sequence)`,
    `create index jobs_by_progress on jobs (progress_code, expires_at_ms)`,
    `create table job_events (
       sequence integer primary key autoincrement,
       job_id text not null references jobs (job_id),
       at_ms integer not null,
       who text not null,
       what text not null,
       from_code text,
       to_code text,
       detail_json text not null)`,
    `create index job_events_by_job on job_events (job_id, sequence)`,
    `create trigger job_events_are_never_changed before update on job_events
       begin select raise(abort, 'events are only ever added'); end`,
    `create trigger job_events_are_never_removed before delete on job_events
       begin select raise(abort, 'events are only ever added'); end`,
    `create trigger issued_job_ids_are_never_removed before delete on issued_job_ids
       begin select raise(abort, 'a job id is never issued twice'); end`,
    `create table labels (
       token_hash text primary key,
       account_id text not null references accounts (account_id),
       sealed_content blob not null,
       created_at_ms integer not null,
       expires_at_ms integer not null)`,
    `create index labels_by_expiry on labels (expires_at_ms)`,
  ],
];

/** The schema version that this program writes. */
export const schemaVersion = migrations.length;

/** The schema version that the database has, 0 for a new file. */
export async function readVersion(transaction: Transaction<StationTables>): Promise<number> {
  await sql`create table if not exists schema_versions (
    version integer primary key, applied_at_ms integer not null)`.execute(transaction);
  const found = await transaction
    .selectFrom('schema_versions')
    .select((select) => select.fn.max('version').as('version'))
    .executeTakeFirst();
  return found?.version ?? 0;
}

/** Brings the schema to this program's version, inside `transaction`; gives the version it found, 0 for a new file. */
export async function migrate(transaction: Transaction<StationTables>, nowMs: number): Promise<number> {
  const foundVersion = await readVersion(transaction);
  for (const [index, statements] of migrations.entries()) {
    const version = index + 1;
    if (version <= foundVersion) continue;
    for (const statement of statements) await sql.raw(statement).execute(transaction);
    await transaction.insertInto('schema_versions').values({ version, applied_at_ms: nowMs }).execute();
  }
  return foundVersion;
}
