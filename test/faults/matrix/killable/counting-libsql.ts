import Database from 'libsql';
import { passing } from './kill-point.ts';

type Call = (...args: readonly unknown[]) => unknown;

/** What a statement does, short; null for one that only reads. */
function nameOf(sql: string): string | null {
  const match =
    /^\s*(begin|commit|rollback|(?:insert into|update|delete from|create \w+|pragma \w+ =)\s*"?(\w*))/i.exec(
      sql,
    );
  return match === null ? null : `sql ${match[0].trim().replaceAll('"', '').toLowerCase()}`;
}

/** `libsql` whose statements that change something are counted. */
export class CountingDatabase extends Database {
  constructor(...args: ConstructorParameters<typeof Database>) {
    super(...args);
    // Its methods are looked up by name.
    const methods = this as unknown as Record<'exec' | 'prepare', Call>;
    const exec = methods.exec.bind(this);
    const prepare = methods.prepare.bind(this);
    methods.exec = (sql) => {
      const name = nameOf(String(sql));
      return name === null ? exec(sql) : passing(name, () => exec(sql));
    };
    methods.prepare = (sql) => counted(nameOf(String(sql)), prepare(sql) as Record<string, Call>);
  }
}

function counted(name: string | null, statement: Record<string, Call>): unknown {
  if (name === null) return statement;
  for (const method of ['run', 'all', 'get']) {
    const call = statement[method]?.bind(statement);
    if (call !== undefined) statement[method] = (...given) => passing(name, () => call(...given));
  }
  return statement;
}
