import type { Clock } from '../../../base/time.ts';
import { ServiceError } from '../../../domain/job/service-error.ts';
import type { AccountKeys, JobService } from '../service-contract.ts';
import { errorAnswer, resultAnswer, type Answer } from './answer.ts';
import { Authenticator, type QueryApiRequest } from './authenticate.ts';
import { parseForm } from './form.ts';
import { operations } from './operations.ts';
import { quoteInput } from '../service/find-own-job.ts';

export interface QueryApiOptions {
  readonly service: JobService;
  readonly accountKeys: AccountKeys;
  readonly clock: Clock;
}

/** An answer with what the request log wants to know of how it came about. */
export interface QueryApiOutcome {
  readonly answer: Answer;
  readonly action: string | null;
  readonly account: string | null;
  /** The error's code; null when the operation went well. */
  readonly code: string | null;
  /** What was thrown and not foreseen; for the log only. */
  readonly fault?: unknown;
}

/** Answers one request of the Query API. Never rejects. */
export type QueryApi = (
  request: Omit<QueryApiRequest, 'parameters'>,
  requestId: string,
) => Promise<QueryApiOutcome>;

const versions: ReadonlySet<string> = new Set(['2010-06-01', '2010-06-03']);

/** The Query API 2010-06-01 over a job service (reference 5). */
export function createQueryApi(options: QueryApiOptions): QueryApi {
  const authenticator = new Authenticator(options.accountKeys, options.clock);

  return async function answer(request, requestId) {
    let action: string | null = null;
    let account: string | null = null;
    try {
      const parameters = readParameters(request);
      const caller = await authenticator.callerOf({ ...request, parameters });
      account = caller.account;
      checkVersion(parameters);
      const wanted = parameters.get('Action') ?? '';
      if (wanted === '')
        throw new ServiceError('MissingParameterException', 'The parameter Action is missing.');
      const operation = operations.get(wanted);
      if (operation === undefined) {
        throw new ServiceError('InvalidAction', `There is no action ${quoteInput(wanted)}.`);
      }
      action = wanted;
      const result = await operation(options.service, caller, parameters);
      return { answer: resultAnswer(action, result, requestId), action, account, code: null };
    } catch (error) {
      if (error instanceof ServiceError) {
        return { answer: errorAnswer(error, requestId), action, account, code: error.code };
      }
      const failure = new ServiceError('InternalFailure', 'The service failed. Its log has the request id.');
      return { answer: errorAnswer(failure, requestId), action, account, code: failure.code, fault: error };
    }
  };
}

/** POST carries its parameters in the form alone: a query may be unsigned (reference 5.1). */
function readParameters(request: Omit<QueryApiRequest, 'parameters'>): ReadonlyMap<string, string> {
  if (request.method === 'GET') {
    const at = request.target.indexOf('?');
    return parseForm(at === -1 ? '' : request.target.slice(at + 1));
  }
  const type = request.headers.get('content-type')?.[0] ?? '';
  if (type !== '' && !/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) {
    throw new ServiceError(
      'InvalidParameterException',
      'The body must be application/x-www-form-urlencoded.',
    );
  }
  return parseForm(Buffer.from(request.body).toString('latin1'));
}

function checkVersion(parameters: ReadonlyMap<string, string>): void {
  const version = parameters.get('Version') ?? '';
  if (version === '')
    throw new ServiceError('MissingParameterException', 'The parameter Version is missing.');
  if (!versions.has(version)) {
    throw new ServiceError('InvalidVersionException', 'The Version of the API is 2010-06-01.');
  }
  const client = parameters.get('APIVersion');
  if (client !== undefined && !/^[\x20-\x7e]{1,64}$/.test(client)) {
    throw new ServiceError('InvalidVersionException', 'APIVersion is not the version of a client tool.');
  }
}
