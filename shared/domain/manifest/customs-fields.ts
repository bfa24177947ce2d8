import type { FieldSpec } from './field-spec.ts';
import { eras } from './job-fields.ts';

const common = {
  group: 'customs',
  kind: 'text',
  need: 'with-customs',
  versions: '1.0-2.0',
  eras: eras('absent', 'optional', 'optional'),
} as const;

/** What customs must know when the drive crosses a border (reference 1.5). */
export const customsFields: readonly FieldSpec[] = [
  {
    ...common,
    name: 'customs',
    kind: 'record',
    need: 'other-country',
    help: 'What customs must know when the drive returns to another country; not needed inside the European Union.',
    example: '',
  },
  {
    ...common,
    name: 'customs.dataDescription',
    help: 'What the data on the drive are.',
    example: 'This device contains medical test results.',
  },
  {
    ...common,
    name: 'customs.encryptedData',
    kind: 'yes-no',
    help: 'Whether the data are encrypted.',
    example: 'no',
  },
  {
    ...common,
    name: 'customs.encryptionClassification',
    need: 'with-encrypted-data',
    help: 'Export control classification of the encryption.',
    example: '5D992',
  },
  {
    ...common,
    name: 'customs.exportCertifierName',
    help: 'The person who certifies the export.',
    example: 'John Doe',
  },
  {
    ...common,
    name: 'customs.requiresExportLicense',
    kind: 'yes-no',
    help: 'Whether the export needs a licence.',
    example: 'no',
  },
  {
    ...common,
    name: 'customs.deviceValue',
    kind: 'decimal',
    help: 'Value of the drive in US dollars.',
    example: '250.00',
  },
  {
    ...common,
    name: 'customs.deviceCountryOfOrigin',
    help: 'Country the drive was made in.',
    example: 'China',
  },
  {
    ...common,
    name: 'customs.deviceType',
    kind: 'choice',
    values: ['externalStorageDevice', 'usbFlashDrive', 'sataDrive'],
    help: 'Kind of drive.',
    example: 'externalStorageDevice',
  },
  {
    ...common,
    name: 'customs.deviceHTS',
    need: 'optional',
    help: 'Tariff code of the drive.',
    example: '8471.70.4065',
  },
  {
    ...common,
    name: 'customs.typeOfExport',
    kind: 'choice',
    need: 'optional',
    values: ['return', 'permanent', 'temporary'],
    help: 'Why the drive crosses the border.',
    example: 'return',
  },
];
