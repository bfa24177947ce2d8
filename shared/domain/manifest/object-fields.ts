import type { FieldSpec } from './field-spec.ts';
import { eras } from './job-fields.ts';

const common = {
  group: 'object',
  need: 'optional',
  versions: '1.0-2.0',
  eras: eras('optional', 'optional', 'optional'),
} as const;

/** The fields that say what headers and rights each object gets (reference 1.6, 2.7). */
export const objectFields: readonly FieldSpec[] = [
  {
    ...common,
    name: 'acl',
    kind: 'choice',
    byDefault: 'private',
    values: ['private', 'public-read', 'public-read-write', 'authenticated-read'],
    help: 'Canned access rights of every object.',
    example: 'private',
  },
  {
    ...common,
    name: 'cacheControl',
    kind: 'header',
    help: 'Cache-Control of every object, sent as it is.',
    example: 'max-age=3600',
  },
  {
    ...common,
    name: 'contentDisposition',
    kind: 'header',
    help: 'Content-Disposition of every object, sent as it is.',
    example: 'attachment',
  },
  {
    ...common,
    name: 'contentLanguage',
    kind: 'header',
    help: 'Content-Language of every object, sent as it is.',
    example: 'es',
  },
  {
    ...common,
    name: 'contentTypes',
    kind: 'pairs',
    help: 'Content-Type by file extension, without the dot; upper and lower case differ.',
    example: 'flv: video/x-flv',
  },
  {
    ...common,
    name: 'defaultContentType',
    kind: 'header',
    help: 'Content-Type of files whose extension is not known.',
    example: 'binary/octet-stream',
  },
  {
    ...common,
    name: 'diskTimestampMetadataKey',
    kind: 'text',
    help: 'Name of the user metadata that gets the time the file was last modified.',
    example: 'last-modified',
  },
  {
    ...common,
    name: 'expires',
    kind: 'header',
    help: 'Expires of every object, sent as it is.',
    example: 'Thu, 01 Dec 2033 16:00:00 GMT',
  },
  {
    ...common,
    name: 'setContentEncodingForGzFiles',
    kind: 'yes-no',
    byDefault: 'no',
    help: 'Whether files with gzip content get Content-Encoding gzip, whatever their extension.',
    example: 'yes',
  },
  {
    ...common,
    name: 'staticMetadata',
    kind: 'pairs',
    help: 'User metadata put on every object: name: value.',
    example: 'project: apollo',
  },
  {
    ...common,
    name: 'storageClass',
    kind: 'choice',
    byDefault: 'STANDARD',
    values: ['STANDARD', 'REDUCED_REDUNDANCY'],
    laterValues: [
      'STANDARD_IA',
      'ONEZONE_IA',
      'INTELLIGENT_TIERING',
      'GLACIER',
      'GLACIER_IR',
      'DEEP_ARCHIVE',
      'EXPRESS_ONEZONE',
    ],
    help: 'Storage class of every object.',
    example: 'REDUCED_REDUNDANCY',
  },
];
