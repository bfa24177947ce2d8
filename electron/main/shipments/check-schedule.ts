import type { SavedShipment } from './saved-shipment.ts';

const minuteMs = 60_000;
const longestMs = 30 * minuteMs;

/** How the last looks at a job's status went. */
export interface Looks {
  /** Looks in a row that found what was known. */
  readonly unchanged: number;
  /** Looks in a row that failed. */
  readonly failed: number;
}

/** How long to wait before the next look, milliseconds: a minute after a change, growing to half an hour. */
export function nextLookMs({ unchanged, failed }: Looks): number {
  const waitMs = failed > 0 ? minuteMs * 2 ** (failed - 1) : minuteMs * 1.5 ** unchanged;
  return Math.round(Math.min(longestMs, waitMs));
}

/**
 * Whether the status can still change: it does until progress has ended (reference 6.2, every code but two) and the drive is
 * not at the station any more. A job that was signed for a service that is not asked is not followed.
 */
export function isFollowed({ accountId, history }: SavedShipment): boolean {
  if (accountId === null) return false;
  const last = history.at(-1);
  if (last === undefined) return true;
  const isOpen = last.progressCode === 'Pending' || last.progressCode === 'InProgress';
  return isOpen || last.locationCode === 'AtAWS';
}
