import { abortCodes, type AbortCode, type LocationCode, type ProgressCode } from './status.ts';

/** What can happen to a job's progress. */
export type ProgressEvent =
  /** A load starts, or goes on after it was stopped. */
  | { readonly kind: 'begin' }
  | { readonly kind: 'finish'; readonly errorCount: number }
  | { readonly kind: 'abort'; readonly code: AbortCode }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'expire' };

/** The progress code after an event, or null when the event cannot happen in that state (reference 6.3). */
export function nextProgress(from: ProgressCode, event: ProgressEvent): ProgressCode | null {
  if (event.kind === 'begin') return isOpen(from) ? 'InProgress' : null;
  if (event.kind === 'abort') return isOpen(from) ? event.code : null;
  if (event.kind === 'cancel') return canCancel(from) ? 'Canceled' : null;
  if (event.kind === 'expire') return from === 'Pending' ? 'Expired' : null;
  if (from !== 'InProgress') return null;
  return event.errorCount === 0 ? 'Complete' : 'SuccessWithErrors';
}

/** Whether the job still takes a new manifest: only until its load starts. */
export function canUpdate(progress: ProgressCode): boolean {
  return progress === 'Pending';
}

/** Whether the job can be canceled: until its load has ended, as the guide has it. */
export function canCancel(progress: ProgressCode): boolean {
  return isOpen(progress);
}

/** Whether nothing can happen to the job's progress any more. */
export function isFinal(progress: ProgressCode): boolean {
  return !isOpen(progress);
}

export function isAbortCode(text: string): text is AbortCode {
  return abortCodes.some((code) => code === text);
}

/** The location after the device arrived or was sent back, or null when that cannot be (reference 6.1, 6.3). */
export function nextLocation(from: LocationCode, event: 'receive' | 'return'): LocationCode | null {
  if (event === 'receive') return from === 'NotReceived' ? 'AtAWS' : null;
  return from === 'AtAWS' ? 'Returned' : null;
}

function isOpen(progress: ProgressCode): boolean {
  return progress === 'Pending' || progress === 'InProgress';
}
