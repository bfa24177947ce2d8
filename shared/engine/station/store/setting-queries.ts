import type { Kysely } from 'kysely';
import type { StationTables } from './schema.ts';

type SettingName = 'facility' | 'key-check';

export interface SettingQueries {
  find(name: SettingName): Promise<string | null>;
  set(name: SettingName, value: string): Promise<void>;
}

/** The queries on the station's settings, over a database or inside a transaction. */
export function createSettingQueries(database: Kysely<StationTables>): SettingQueries {
  async function find(name: SettingName): Promise<string | null> {
    const query = database.selectFrom('settings').select('value').where('name', '=', name);
    return (await query.executeTakeFirst())?.value ?? null;
  }

  async function set(name: SettingName, value: string): Promise<void> {
    await database
      .insertInto('settings')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  }

  return { find, set };
}
