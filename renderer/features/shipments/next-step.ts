import type { Shipment } from '../../../shared/contract/shipments.ts';
import { isAbortCode } from '../../../shared/domain/job/transitions.ts';
import type { AbortCode } from '../../../shared/domain/job/status.ts';
import type { Tone } from '../../ui/palette.ts';
import { statusOf } from './shipment-status.ts';

/** What the person does next, or what they wait for; the words have a title and a text for each. */
type NextStepCode =
  | 'askService'
  | 'writeSignature'
  | 'ship'
  | 'waitArrival'
  | 'waitLoad'
  | 'waitLoaded'
  | 'proveOffline'
  | 'prove'
  | 'proveErrors'
  | 'keepSource'
  | 'sendAgain'
  | 'waitReturn'
  | 'done'
  | 'returnedUnloaded'
  | 'canceled'
  | 'canceledThere'
  | 'expired'
  | 'startAgain'
  | 'unknown';

/** Where a button leads that helps with the step. */
export type NextAction = 'refresh' | 'writeSignature' | 'labels' | 'proof' | 'prepare';

/** What is to be done for a shipment. */
export interface NextStep {
  readonly code: NextStepCode;
  /** Whose turn it is: the person's, the service's, or nobody's any more. */
  readonly turn: 'person' | 'service' | 'nobody';
  readonly tone: Tone;
  readonly action: NextAction | null;
  /** Why the job was aborted, to say what has to be put right. */
  readonly abortCode: AbortCode | null;
}

type Facts = Pick<
  Shipment,
  'accountId' | 'history' | 'sentMs' | 'signature' | 'prepared' | 'proof' | 'checkedMs'
>;

/** What the person does next, from all that is known of the shipment. */
export function nextStep(shipment: Facts): NextStep {
  const status = statusOf(shipment);
  if (status === null) return shipment.accountId === null ? offlineStep(shipment) : unasked(shipment);
  const { progress, location } = status;
  if (progress === null) return step('unknown', 'service', 'neutral');
  if (isAbortCode(progress))
    return { ...step('startAgain', 'person', 'danger', 'prepare'), abortCode: progress };
  switch (progress) {
    case 'Pending':
      if (location === 'AtAWS') return step('waitLoad', 'service', 'neutral');
      if (location === 'Returned') return step('returnedUnloaded', 'person', 'warning', 'prepare');
      return beforeArrival(shipment);
    case 'InProgress':
      return step('waitLoaded', 'service', 'neutral');
    case 'Complete':
    case 'SuccessWithErrors':
      return afterLoading(shipment, { hasErrors: progress !== 'Complete', isBack: location === 'Returned' });
    case 'Canceled':
      if (location === 'AtAWS') return step('canceledThere', 'service', 'neutral');
      return step('canceled', 'nobody', 'neutral');
    case 'Expired':
      return step('expired', 'person', 'danger', 'prepare');
  }
  return progress satisfies never;
}

function step(
  code: NextStepCode,
  turn: NextStep['turn'],
  tone: Tone,
  action: NextAction | null = null,
): NextStep {
  return { code, turn, tone, action, abortCode: null };
}

/** The service has not told anything yet: a new job is as good as Pending. */
function unasked(shipment: Facts): NextStep {
  if (shipment.checkedMs === null && shipment.prepared === null)
    return step('askService', 'person', 'info', 'refresh');
  return beforeArrival(shipment);
}

function beforeArrival({ sentMs, prepared, signature }: Facts): NextStep {
  if (sentMs !== null) return step('waitArrival', 'service', 'neutral');
  // Of a job that was made elsewhere nobody here knows whether its drive is signed.
  if (prepared !== null && signature === null)
    return step('writeSignature', 'person', 'danger', 'writeSignature');
  return step('ship', 'person', 'info', 'labels');
}

/** A job whose service is not asked: what is known is what the person notes. */
function offlineStep(shipment: Facts): NextStep {
  if (shipment.proof !== null) return proved(shipment.proof.isProven, { hasErrors: false, isBack: true });
  if (shipment.sentMs === null) return beforeArrival(shipment);
  return step('proveOffline', 'service', 'info', 'proof');
}

interface Loaded {
  readonly hasErrors: boolean;
  readonly isBack: boolean;
}

function afterLoading({ proof }: Facts, loaded: Loaded): NextStep {
  if (proof !== null) return proved(proof.isProven, loaded);
  return loaded.hasErrors
    ? step('proveErrors', 'person', 'warning', 'proof')
    : step('prove', 'person', 'info', 'proof');
}

function proved(isProven: boolean, { hasErrors, isBack }: Loaded): NextStep {
  if (!isProven) return step(hasErrors ? 'sendAgain' : 'keepSource', 'person', 'danger', 'proof');
  return isBack ? step('done', 'nobody', 'success') : step('waitReturn', 'service', 'success');
}
