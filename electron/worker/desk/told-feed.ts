import type { Bell } from './bell.ts';

interface ToldFeed<T> {
  readonly bell: Bell;
  /** A number or text that is another one when there may be something new; cheap to ask for. */
  readonly mark: () => Promise<string | number>;
  readonly read: () => Promise<T>;
  readonly signal: AbortSignal;
}

/** Other processes change the same station: how often they are looked for, in milliseconds. */
const lookEveryMs = 2000;

/** A feed of what is read again after each change of this process, and of others within two seconds. */
export async function* toldFeed<T>({ bell, mark, read, signal }: ToldFeed<T>): AsyncGenerator<T> {
  let known: string | number | null = null;
  while (!signal.aborted) {
    const now = await mark();
    if (now !== known) {
      known = now;
      yield await read();
    }
    await bell.wait(lookEveryMs, signal);
  }
}
