import { formatBytes, formatCount } from '../../base/bytes.ts';

/** What is on a device. */
export interface DeviceContents {
  readonly files: number;
  readonly bytes: number;
}

/** All that shipping label and packing slip say besides what they are made of, in one language. */
export interface LabelTexts {
  readonly language: string;
  /** What the pages are called. */
  readonly label: string;
  readonly slip: string;
  readonly job: string;
  readonly phone: (phoneNumber: string) => string;
  /** Of the label. */
  readonly from: string;
  readonly shipTo: string;
  readonly device: (deviceId: string) => string;
  readonly refused: string;
  /** Of the slip: the names of its lines. */
  readonly date: string;
  readonly deviceId: string;
  readonly accountEmail: string;
  readonly contactName: string;
  readonly contact: string;
  readonly contents: string;
  readonly returnTo: string;
  readonly sentTo: string;
  readonly contentsOf: (contents: DeviceContents) => string;
  readonly contentsUnknown: string;
  readonly checkListTitle: string;
  readonly checkList: readonly string[];
  readonly oneEach: string;
}

/** Label and slip in English. */
export const englishLabelTexts: LabelTexts = {
  language: 'en',
  label: 'Shipping label',
  slip: 'Packing slip',
  job: 'Job',
  phone: (phoneNumber) => `Tel. ${phoneNumber}`,
  from: 'From',
  shipTo: 'Ship to',
  device: (deviceId) => `Device ${deviceId}`,
  refused: 'A parcel whose label names no valid job is refused.',
  date: 'Date',
  deviceId: 'Device ID',
  accountEmail: 'Account e-mail',
  contactName: 'Contact name',
  contact: 'Contact phone or e-mail',
  contents: 'Contents',
  returnTo: 'Return to',
  sentTo: 'Sent to',
  contentsOf: ({ files, bytes }) =>
    `${formatCount(files, 'file')}, ${formatBytes(bytes)} (${bytes.toLocaleString('en-US')} bytes)`,
  contentsUnknown: 'not stated',
  checkListTitle: 'In this parcel',
  checkList: [
    'The device, with the job ID on a sticker',
    'Its power supply and power cable, if it needs them',
    'Its data cable',
    'This packing slip',
  ],
  oneEach: 'One device in a parcel, one job for a device.',
};
