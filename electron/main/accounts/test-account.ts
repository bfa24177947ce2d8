import { AppError, messageOf } from '../../../shared/base/errors.ts';
import { isInTheClear } from '../../../shared/base/loopback.ts';
import type { AccountInput, TestStep } from '../../../shared/contract/accounts.ts';
import type { AskService } from './ask-service.ts';

type Outcome = TestStep['outcome'];

/** Codes with which a service says that it does not know the keys or the signature (reference 5.4). */
const authenticationCodes = new Set([
  'InvalidAccessKeyIdException',
  'InvalidClientTokenIdException',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'RequestExpired',
]);

/** Looks whether an account works, by asking its service for the first job. Never throws for what it finds. */
export async function testAccount(account: AccountInput, askService: AskService): Promise<TestStep[]> {
  if (!URL.canParse(account.endpointUrl)) {
    return steps('skipped', ['failed', 'skipped', 'skipped'], account.endpointUrl);
  }
  const url = new URL(account.endpointUrl);
  const privacy = isInTheClear(url) ? 'warned' : 'passed';
  try {
    // Once: a person waits, and wants to know of trouble in passing too.
    const page = await askService(account, (client) => client.listJobs({ maxJobs: 1 }), { attempts: 1 });
    return steps(privacy, ['passed', 'passed', 'passed'], String(page.jobs.length), url.origin);
  } catch (error) {
    return steps(privacy, outcomesOf(error), detailOf(error), url.origin);
  }
}

type Outcomes = readonly [reach: Outcome, sign: Outcome, list: Outcome];

function outcomesOf(error: unknown): Outcomes {
  const code = error instanceof AppError ? error.code : '';
  if (code === 'SECRET_MISSING') return ['skipped', 'failed', 'skipped'];
  if (code !== 'JOB_SERVICE_REFUSED') return ['failed', 'skipped', 'skipped'];
  const isUnknown = error instanceof AppError && authenticationCodes.has(String(error.details['code']));
  return isUnknown ? ['passed', 'failed', 'skipped'] : ['passed', 'passed', 'failed'];
}

function detailOf(error: unknown): string {
  return error instanceof AppError ? (error.detail ?? error.summary) : messageOf(error);
}

/** The detail goes to the step that failed; where none did, to none but `reach`, which names the address. */
function steps(privacy: Outcome, outcomes: Outcomes, detail: string, origin = ''): TestStep[] {
  const names = ['reach', 'sign', 'list'];
  return [
    { name: 'privacy', outcome: privacy, detail: origin },
    ...outcomes.map((outcome, at) => ({
      name: names[at] ?? '',
      outcome,
      detail: outcome === 'failed' ? detail : at === 0 ? origin : '',
    })),
  ];
}
