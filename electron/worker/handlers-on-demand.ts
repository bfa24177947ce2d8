import type { Contract, Handlers } from '../../shared/contract/define.ts';

type AnyHandler = (input: unknown, signal: AbortSignal) => unknown;

/**
 * Handlers that are loaded when the first of them is asked: a process does one kind of work, and starts twice as fast without
 * the libraries of the others.
 */
export function handlersOnDemand<C extends Contract>(
  contract: C,
  load: () => Promise<Handlers<C>>,
): Handlers<C> {
  let loading: Promise<Readonly<Record<string, AnyHandler | undefined>>> | null = null;

  async function find(name: string): Promise<AnyHandler | undefined> {
    // The contract says which handlers there are; here they are told apart by name only.
    loading ??= load() as Promise<unknown> as NonNullable<typeof loading>;
    return (await loading)[name];
  }

  const handlers = Object.entries(contract).map(([name, { kind }]): [string, AnyHandler] => [
    name,
    kind === 'call'
      ? async (input, signal) => (await find(name))?.(input, signal)
      : async function* (input, signal) {
          const values = (await find(name))?.(input, signal);
          yield* values as AsyncIterable<unknown>;
        },
  ]);
  return Object.fromEntries(handlers) as Handlers<C>;
}
