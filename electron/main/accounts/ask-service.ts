import { AppError } from '../../../shared/base/errors.ts';
import type { Clock } from '../../../shared/base/time.ts';
import type { Account, AccountInput } from '../../../shared/contract/accounts.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { createJobClient, type JobClient } from '../../../shared/engine/job-client/job-client.ts';
import type { Accounts } from './accounts.ts';

/** Runs `use` with a client of an account's job service, and closes it. */
export type AskService = <T>(
  account: Account | AccountInput,
  use: (client: JobClient) => Promise<T>,
  how?: AskingHow,
) => Promise<T>;

interface AskingHow {
  readonly signal?: AbortSignal | undefined;
  /** How often a request that fails in passing is made in all. */
  readonly attempts?: number | undefined;
}

/**
 * Asks job services with the accounts' keys. Rejects with SECRET_MISSING, JOB_SERVICE_UNREACHABLE for an address that is
 * none, ACCOUNT_KEYS where the service does not accept the keys, and what else the client throws.
 */
export function createAskService(accounts: Accounts, clock: Clock): AskService {
  return async (account, use, how = {}) => {
    const credentials = await accounts.credentials(account);
    const { endpointUrl } = account;
    if (!URL.canParse(endpointUrl) || !/^https?:$/.test(new URL(endpointUrl).protocol)) {
      throw appError('JOB_SERVICE_UNREACHABLE', { detail: endpointUrl });
    }
    const client = createJobClient({ endpointUrl, credentials, clock, ...how });
    try {
      return await use(client);
    } catch (error) {
      throw isAboutKeys(error)
        ? appError('ACCOUNT_KEYS', { detail: error.detail ?? '', cause: error })
        : error;
    } finally {
      await client.close();
    }
  };
}

/** Codes with which a service says that it does not accept the keys or the signature (reference 5.4). */
const authenticationCodes = new Set([
  'InvalidAccessKeyIdException',
  'InvalidClientTokenIdException',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'RequestExpired',
]);

function isAboutKeys(error: unknown): error is AppError {
  return (
    error instanceof AppError &&
    error.code === 'JOB_SERVICE_REFUSED' &&
    authenticationCodes.has(String(error.details['code']))
  );
}
