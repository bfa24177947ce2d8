import type { Services } from '../services.ts';

/** How long a part may take to tell what there is, in milliseconds. */
const patienceMs = 3000;

type Counted = Pick<Services, 'accounts' | 'addresses' | 'drafts' | 'shipments' | 'runs' | 'drives'>;

/** Counts what there is, by kinds and states that the program and the service name themselves. */
export async function countThings(services: Counted): Promise<Readonly<Record<string, number>>> {
  const counts = new Map<string, number>();
  const add = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);

  for (const account of (await first((signal) => services.accounts.watch(signal))) ?? []) {
    add(account.hasSecret ? 'account with a secret' : 'account without a secret');
  }
  for (const _address of (await first((signal) => services.addresses.watch(signal))) ?? []) add('address');
  for (const draft of (await first((signal) => services.drafts.watch(signal))) ?? []) {
    add(draft.prepared === null ? 'draft' : 'draft, copied');
  }
  for (const { history, checkError } of (await first((signal) => services.shipments.watch(signal))) ?? []) {
    add(`shipment ${word(history.at(-1)?.locationCode)} ${word(history.at(-1)?.progressCode)}`);
    if (checkError !== null) add(`shipment with ${word(checkError.code)}`);
  }
  for (const { kind, state, error } of (await first((signal) => services.runs.watch(signal))) ?? []) {
    add(`run ${kind} ${state}${error === null ? '' : ` with ${word(error.code)}`}`);
  }
  const drives = await first((signal) => services.drives.watch(signal));
  for (const { drive, kind } of drives?.drives ?? []) {
    add(`${kind} ${word(drive.fileSystem)}${drive.isSystem ? ' of the system' : ''}`);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b)));
}

/** The present value of a feed; undefined when it does not come in time, or fails. */
async function first<T>(watch: (signal: AbortSignal) => AsyncIterable<T>): Promise<T | undefined> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), patienceMs);
  try {
    for await (const value of watch(controller.signal)) return value;
    return undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

/** A code as it is; what looks like no code of a program or a service is not told. */
function word(code: string | undefined): string {
  return code !== undefined && /^[A-Za-z][A-Za-z0-9_-]{0,40}$/.test(code) ? code : '(unnamed)';
}
