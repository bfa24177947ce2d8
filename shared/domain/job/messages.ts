import type { LocationCode, ProgressCode } from './status.ts';

/** The way a device went back. */
export interface ReturnShipment {
  readonly carrier: string;
  readonly trackingNumber: string;
}

/** What the messages of finished loads name. */
export interface LoadOutcome {
  readonly logKey: string;
  readonly logBucket: string;
  readonly errorCount: number;
}

/** The service's own words, oddities included, because clients have been reading them since 2009. */
const progressMessages: Readonly<Record<ProgressCode, string>> = {
  Canceled: 'The job was canceled.',
  Complete: 'The data loaded successfully. The log was saved to LOG_KEY in the bucket LOG_BUCKET.',
  DeviceError: 'The job was aborted. Your device would not function properly.',
  Expired: 'The job expired.',
  InProgress: 'The data on your device is currently being loaded.',
  InvalidSignature: 'The job was aborted. The SIGNATURE file was invalid.',
  MissingDevice: 'The job was aborted. Your device, power supply, or device connectors were missing.',
  MissingSignature: 'The job was aborted. The SIGNATURE file was missing.',
  Pending: 'The specified job has not started.',
  SuccessWithErrors:
    'The data load completed with NUMBER of errors. See LOG_KEY in the bucket LOG_BUCKET. for more details.',
  UnsupportedDeviceType:
    'The job was aborted. Disk requires a USB2 or eSATA connector type, or a 2.5" or 3.5" SATA hard drive.',
  UnsupportedFileFormat:
    'The job was aborted. For supported file types, see For more information, see Guidelines and Limitations.',
  UnsupportedPowerSupply:
    'The job was aborted. AWS Import/Export on US East (N. Virginia) buckets requires a 120 volt 60Hz, compatible power supply. EU buckets require a 230 volt, 50 Hertz compatible power supply that uses a Euro plug (C connector or D connector) or UK plug (BS1363). Singapore buckets require 230 volts, 50 Hertz compatible power supply.',
};

/** The message of a progress code, word for word as the service had it (reference 6.2). */
export function progressMessage(code: ProgressCode, outcome: LoadOutcome | null = null): string {
  const message = progressMessages[code];
  if (outcome === null) return message;
  return fill(message, {
    LOG_KEY: outcome.logKey,
    LOG_BUCKET: outcome.logBucket,
    NUMBER: String(outcome.errorCount),
  });
}

/** The message of a location code, word for word as the service had it (reference 6.1). */
export function locationMessage(code: LocationCode, shipment: ReturnShipment | null = null): string {
  if (code === 'NotReceived') return 'AWS has not received your device.';
  if (code === 'AtAWS') return 'Your device is at AWS.';
  const message = 'Your device has been returned.';
  if (shipment === null) return message;
  return fill(`${message} The SHIPPER tracking number is TRACKING_NUMBER.`, {
    SHIPPER: shipment.carrier,
    TRACKING_NUMBER: shipment.trackingNumber,
  });
}

/** One pass, so that a log key that holds the name of another placeholder stays as it is. */
function fill(message: string, values: Readonly<Record<string, string>>): string {
  return message.replaceAll(
    /LOG_KEY|LOG_BUCKET|NUMBER|SHIPPER|TRACKING_NUMBER/g,
    (name) => values[name] ?? name,
  );
}
