import type { Shipment } from '../../../shared/contract/shipments.ts';
import type { LocationCode, ProgressCode } from '../../../shared/domain/job/status.ts';
import type { Tone } from '../../ui/palette.ts';

/** The codes of the service as the window knows them, each with how it looks. */
const progressTones: Readonly<Record<ProgressCode, Tone>> = {
  Pending: 'neutral',
  InProgress: 'info',
  Complete: 'success',
  SuccessWithErrors: 'warning',
  Canceled: 'neutral',
  Expired: 'danger',
  DeviceError: 'danger',
  InvalidSignature: 'danger',
  MissingDevice: 'danger',
  MissingSignature: 'danger',
  UnsupportedDeviceType: 'danger',
  UnsupportedFileFormat: 'danger',
  UnsupportedPowerSupply: 'danger',
};

/** A job's status as the service last told it. Codes that are none of ours are null; their text is still shown. */
export interface ShipmentStatus {
  readonly progress: ProgressCode | null;
  readonly location: LocationCode | null;
}

/** The present status; null before the service was asked. */
export function statusOf({ history }: Pick<Shipment, 'history'>): ShipmentStatus | null {
  const last = history.at(-1);
  if (last === undefined) return null;
  return { progress: progressOf(last.progressCode), location: locationOf(last.locationCode) };
}

/** How a progress code looks; neutral for one that is not known. */
export function toneOfProgress(code: string): Tone {
  const progress = progressOf(code);
  return progress === null ? 'neutral' : progressTones[progress];
}

/** A code of the service, older spellings included; null for what is none. */
export function progressOf(code: string): ProgressCode | null {
  // The service's own pages wrote the finished code in three ways.
  if (code === 'Completed' || code === 'Success') return 'Complete';
  return isProgress(code) ? code : null;
}

function isProgress(code: string): code is ProgressCode {
  return Object.hasOwn(progressTones, code);
}

/** Where a drive is, by the service's code. */
export function locationOf(code: string): LocationCode | null {
  return code === 'NotReceived' || code === 'AtAWS' || code === 'Returned' ? code : null;
}
