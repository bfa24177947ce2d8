export const locationCodes = ['NotReceived', 'AtAWS', 'Returned'] as const;
export type LocationCode = (typeof locationCodes)[number];

/** Codes that end a job before or instead of a load, each found by the station or its people (status codes page). */
export const abortCodes = [
  'DeviceError',
  'InvalidSignature',
  'MissingDevice',
  'MissingSignature',
  'UnsupportedDeviceType',
  'UnsupportedFileFormat',
  'UnsupportedPowerSupply',
] as const;
export type AbortCode = (typeof abortCodes)[number];

export type ProgressCode =
  | 'Pending'
  | 'InProgress'
  | 'Complete'
  | 'SuccessWithErrors'
  | 'Canceled'
  | 'Expired'
  | AbortCode;
