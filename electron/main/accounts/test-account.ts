import { AppError } from '../../../shared/base/errors.ts';
import { isInTheClear } from '../../../shared/base/loopback.ts';
import type { AccountInput, TestStep } from '../../../shared/contract/accounts.ts';
import { toErrorData } from '../../../shared/contract/error-crossing.ts';
import type { AskService } from './ask-service.ts';

type Outcome = TestStep['outcome'];

/** Looks whether an account works, by asking its service for the first job. Never throws for what it finds. */
export async function testAccount(account: AccountInput, askService: AskService): Promise<TestStep[]> {
  const url = URL.canParse(account.endpointUrl) ? new URL(account.endpointUrl) : null;
  const privacy = url === null ? 'skipped' : isInTheClear(url) ? 'warned' : 'passed';
  const origin = url?.origin ?? '';
  try {
    // Once: a person waits, and wants to know of trouble in passing too.
    await askService(account, (client) => client.listJobs({ maxJobs: 1 }), { attempts: 1 });
    return steps({ privacy, origin, outcomes: ['passed', 'passed', 'passed'], error: null });
  } catch (error) {
    return steps({ privacy, origin, outcomes: outcomesOf(error), error });
  }
}

type Outcomes = readonly [reach: Outcome, sign: Outcome, list: Outcome];

function outcomesOf(error: unknown): Outcomes {
  const code = error instanceof AppError ? error.code : '';
  if (code === 'SECRET_MISSING') return ['skipped', 'failed', 'skipped'];
  if (code === 'ACCOUNT_KEYS') return ['passed', 'failed', 'skipped'];
  return code === 'JOB_SERVICE_REFUSED' ? ['passed', 'passed', 'failed'] : ['failed', 'skipped', 'skipped'];
}

interface Findings {
  readonly privacy: Outcome;
  readonly origin: string;
  readonly outcomes: Outcomes;
  readonly error: unknown;
}

/** The error goes to the step that failed, the address to those that are about it. */
function steps({ privacy, origin, outcomes, error }: Findings): TestStep[] {
  const [reach, sign, list] = outcomes;
  const step = (name: string, outcome: Outcome, detail = ''): TestStep => ({
    name,
    outcome,
    detail,
    error: outcome === 'failed' ? toErrorData(error) : null,
  });
  return [
    step('privacy', privacy, origin),
    step('reach', reach, origin),
    step('sign', sign),
    step('list', list),
  ];
}
