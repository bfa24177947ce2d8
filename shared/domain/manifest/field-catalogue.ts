import { addressFields } from './address-fields.ts';
import { customsFields } from './customs-fields.ts';
import type { FieldSpec } from './field-spec.ts';
import { jobFields } from './job-fields.ts';
import { objectFields } from './object-fields.ts';

/** Every field of an S3 import manifest: the one source for parser, checks, template, help and form (reference 1). */
export const fieldCatalogue: readonly FieldSpec[] = [
  ...jobFields,
  ...objectFields,
  ...addressFields,
  ...customsFields,
];

const byLowerName = new Map(fieldCatalogue.map((spec) => [spec.name.toLowerCase(), spec]));

/** The field of this dotted name, whatever the case of its letters. */
export function fieldSpec(name: string): FieldSpec | undefined {
  return byLowerName.get(name.toLowerCase());
}

/** Which kind of job a field belongs to that is no S3 import (reference 1.8, 1.9). */
export type ForeignJob = 'S3 export' | 'EBS import' | 'Glacier import';

/** Fields of jobs that Drivepost does not do. */
export const foreignFields: ReadonlyMap<string, ForeignJob> = new Map([
  ['operations', 'S3 export'],
  ['filesystem', 'S3 export'],
  ['exportbucket', 'S3 export'],
  ['beginmarker', 'S3 export'],
  ['endmarker', 'S3 export'],
  ['targetdirectory', 'S3 export'],
  ['recoverydirectory', 'S3 export'],
  ['devicecapacitygreaterthan1tb', 'EBS import'],
  ['vaultname', 'Glacier import'],
  ['archivecomment', 'Glacier import'],
]);
