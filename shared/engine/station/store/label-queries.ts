import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { StationTables } from './schema.ts';
import type { Sealer } from './sealer.ts';

const LabelContent = z.object({
  jobIds: z.array(z.string()).readonly(),
  sender: z.record(z.string(), z.string()).readonly(),
});

export interface StoredLabel {
  readonly account: string;
  readonly jobIds: readonly string[];
  readonly sender: Readonly<Record<string, string>>;
}

interface NewLabel extends StoredLabel {
  /** SHA-256 of the token, in hex: who reads the database cannot open the page. */
  readonly tokenHash: string;
  readonly createdMs: number;
  readonly expiresMs: number;
}

export interface LabelQueries {
  insert(label: NewLabel): Promise<void>;
  /** Null when there is none, or it expired by `nowMs`. */
  find(tokenHash: string, nowMs: number): Promise<StoredLabel | null>;
  removeExpired(nowMs: number): Promise<void>;
}

/** The queries on issued label pages, over a database or inside a transaction. */
export function createLabelQueries(database: Kysely<StationTables>, sealer: Sealer): LabelQueries {
  async function insert(label: NewLabel): Promise<void> {
    const content = JSON.stringify({ jobIds: label.jobIds, sender: label.sender });
    await database
      .insertInto('labels')
      .values({
        token_hash: label.tokenHash,
        account_id: label.account,
        sealed_content: sealer.seal(Buffer.from(content, 'utf8'), place(label.tokenHash)),
        created_at_ms: label.createdMs,
        expires_at_ms: label.expiresMs,
      })
      .execute();
  }

  async function find(tokenHash: string, nowMs: number): Promise<StoredLabel | null> {
    const row = await database
      .selectFrom('labels')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .where('expires_at_ms', '>', nowMs)
      .executeTakeFirst();
    if (row === undefined) return null;
    const plain = sealer.unseal(new Uint8Array(row.sealed_content), place(tokenHash));
    const content = LabelContent.parse(JSON.parse(Buffer.from(plain).toString('utf8')));
    return { account: row.account_id, ...content };
  }

  async function removeExpired(nowMs: number): Promise<void> {
    await database.deleteFrom('labels').where('expires_at_ms', '<=', nowMs).execute();
  }

  return { insert, find, removeExpired };
}

function place(tokenHash: string): string {
  return `label ${tokenHash}`;
}
