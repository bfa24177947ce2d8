import type { Shipment, StatusChange } from '../../../shared/contract/shipments.ts';
import { isAbortCode } from '../../../shared/domain/job/transitions.ts';
import type { ProgressCode } from '../../../shared/domain/job/status.ts';
import type { StepState } from '../../ui/ui-texts.tsx';
import { locationOf, progressOf, statusOf } from './shipment-status.ts';

type JourneyStopId = 'created' | 'sent' | 'received' | 'loading' | 'loaded' | 'ended' | 'returned' | 'proved';

/** One stop on a drive's way. */
export interface JourneyStop {
  readonly id: JourneyStopId;
  readonly state: StepState;
  /** When it was first seen here; null for what is to come or was never seen. */
  readonly atMs: number | null;
  /** The service's own code and message; null where it says nothing. */
  readonly code: string | null;
  readonly message: string | null;
}

type Facts = Pick<
  Shipment,
  'history' | 'accountId' | 'createdMs' | 'sentMs' | 'proof' | 'provedMs' | 'returnCarrier'
>;

/** The way of a drive: what has happened, what happens now, what comes next. */
export function journey(shipment: Facts): readonly JourneyStop[] {
  const stops = [...stopsOf(shipment)];
  // The first that is still to come is where the drive is now, unless something else is under way or nothing goes on.
  const isStill = stops.some(({ state }) => state === 'current') || hasEndedBadly(shipment);
  const next = isStill ? -1 : stops.findIndex(({ state }) => state === 'todo');
  const here = stops[next];
  return here === undefined ? stops : stops.with(next, { ...here, state: 'current' });
}

function* stopsOf(shipment: Facts): Generator<JourneyStop> {
  const { history, createdMs, sentMs } = shipment;
  const status = statusOf(shipment);
  const progress = status?.progress ?? null;
  const isReceived = status?.location === 'AtAWS' || status?.location === 'Returned';
  const isOver = progress !== null && progress !== 'Pending' && progress !== 'InProgress';
  const isLoaded = progress === 'Complete' || progress === 'SuccessWithErrors';
  yield { id: 'created', state: 'done', atMs: createdMs, code: null, message: null };
  if (sentMs !== null || isReceived || !isOver)
    yield unseen('sent', sentMs !== null || isReceived ? 'done' : 'todo', sentMs);
  if (shipment.accountId === null && history.length === 0) {
    yield provedStop(shipment);
    return;
  }
  if (isReceived || !isOver)
    yield seen('received', isReceived ? 'done' : 'todo', firstAt(history, 'location', 'AtAWS'));
  const begun = firstAt(history, 'progress', 'InProgress');
  if (isLoaded || !isOver || begun !== null)
    yield seen('loading', progress === 'InProgress' ? 'current' : isOver ? 'done' : 'todo', begun);
  const end = progress === null ? null : firstAt(history, 'progress', progress);
  if (isOver && !isLoaded) yield seen('ended', progress === 'Canceled' ? 'done' : 'problem', end);
  else yield seen('loaded', loadedState(progress), isLoaded ? end : null);
  if (isReceived || !isOver) {
    const back = firstAt(history, 'location', 'Returned');
    yield seen('returned', status?.location === 'Returned' ? 'done' : 'todo', back);
  }
  if (isLoaded || !isOver) yield provedStop(shipment);
}

function loadedState(progress: ProgressCode | null): StepState {
  if (progress === 'Complete') return 'done';
  return progress === 'SuccessWithErrors' ? 'problem' : 'todo';
}

function provedStop({ proof, provedMs }: Facts): JourneyStop {
  if (proof === null) return unseen('proved', 'todo', null);
  return unseen('proved', proof.isProven ? 'done' : 'problem', provedMs);
}

function unseen(id: JourneyStopId, state: StepState, atMs: number | null): JourneyStop {
  return { id, state, atMs, code: null, message: null };
}

function seen(id: JourneyStopId, state: StepState, change: SeenChange | null): JourneyStop {
  return {
    id,
    state,
    atMs: change?.atMs ?? null,
    code: change?.code ?? null,
    message: change?.message ?? null,
  };
}

interface SeenChange {
  readonly atMs: number;
  readonly code: string;
  readonly message: string;
}

/** When a code was first seen, with the latest message that came with it: it may have gained a tracking number. */
function firstAt(
  history: readonly StatusChange[],
  kind: 'location' | 'progress',
  code: string,
): SeenChange | null {
  const isLocation = kind === 'location';
  const all = history.filter((change) =>
    isLocation ? locationOf(change.locationCode) === code : progressOf(change.progressCode) === code,
  );
  const [first] = all;
  const last = all.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    atMs: first.atMs,
    code: isLocation ? last.locationCode : last.progressCode,
    message: isLocation ? last.locationMessage : last.progressMessage,
  };
}

/** Whether the job ended without a load, so that nothing on its way comes next but the drive itself. */
function hasEndedBadly(shipment: Facts): boolean {
  const status = statusOf(shipment);
  if (status === null || status.location === 'AtAWS') return false;
  const { progress } = status;
  return progress === 'Canceled' || progress === 'Expired' || (progress !== null && isAbortCode(progress));
}
