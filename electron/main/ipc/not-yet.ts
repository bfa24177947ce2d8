import type { Contract, Handlers } from '../../../shared/contract/define.ts';
import { appError } from '../../../shared/domain/error-codes.ts';

/** Handlers of a part that is being written. */
export function notYet<C extends Contract>(contract: C): Handlers<C> {
  const handlers = Object.entries(contract).map(([name, { kind }]) => [
    name,
    kind === 'call'
      ? () => {
          throw appError('NOT_FOUND', { detail: name });
        }
      : // eslint-disable-next-line require-yield
        async function* () {
          throw appError('NOT_FOUND', { detail: name });
        },
  ]);
  return Object.fromEntries(handlers) as Handlers<C>;
}
