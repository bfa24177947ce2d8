import { needsState } from './check-address.ts';
import { fieldCatalogue, fieldSpec } from './field-catalogue.ts';
import type { FieldSpec } from './field-spec.ts';
import { missingCode, readYesNo } from './field-values.ts';
import type { ManifestFields } from './manifest-fields.ts';
import { say, sentence, type Said } from './phrase.ts';
import type { ProblemList } from './problem-list.ts';

/** Whether the manifest must have a field, given what else it says. */
function isNeeded(spec: FieldSpec, fields: ManifestFields, version: string): boolean {
  switch (spec.need) {
    case 'always':
      return spec.group !== 'returnAddress' || spec.kind === 'record' || fields.hasParts('returnAddress');
    case 'version-2':
      return version === '2.0';
    case 'usa-and-canada':
      return needsState(fields.value('returnAddress.country').text);
    case 'with-customs':
      return fields.hasParts('customs');
    case 'with-encrypted-data':
      return fields.hasParts('customs') && readYesNo(fields.value('customs.encryptedData').text) === true;
    case 'optional':
    case 'other-country':
      return false;
    default:
      return spec.need satisfies never;
  }
}

/** Reports every field that must be there and is not (reference 1.3 to 1.6). */
export function checkNeeds(fields: ManifestFields, version: string, problems: ProblemList): void {
  for (const spec of fieldCatalogue) {
    const value = fields.value(spec.name);
    const isThere =
      spec.kind === 'record' ? fields.hasParts(spec.name) || value.text !== '' : value.text !== '';
    if (isThere || value.isRefused || isParentRefused(spec, fields) || !isNeeded(spec, fields, version))
      continue;
    const message = value.line === null ? say`${spec.name} is missing.` : say`${spec.name} is empty.`;
    const example = spec.example === '' ? '' : say`, for example ${lastName(spec)}: ${spec.example}`;
    const comment = value.hasComment
      ? sentence(' Everything behind # is a comment; put a value that begins with # in quotes.')
      : '';
    const parentLine = fields.entry(spec.name.split('.')[0] ?? '')?.line.number ?? null;
    problems.error({
      code: missingCode(spec),
      line: value.line ?? parentLine,
      field: spec.name,
      message,
      fix: say`Add it${where(spec)}${example}.${comment}`,
    });
  }
  const email = fields.value('notificationEmail');
  if (version === '2.0' && email.text === '' && !email.isRefused) {
    const message = 'notificationEmail is missing; the old service required it from 2014 on.';
    const fix = say`Add who is told about problems: notificationEmail: ${fieldSpec('notificationEmail')?.example ?? ''}`;
    problems.warning({
      code: 'MissingManifestField',
      line: email.line,
      field: 'notificationEmail',
      message,
      fix,
    });
  }
}

function isParentRefused(spec: FieldSpec, fields: ManifestFields): boolean {
  const parent = spec.name.split('.')[0] ?? '';
  return parent !== spec.name && fields.value(parent).isRefused;
}

function where(spec: FieldSpec): Said {
  const [parent, part] = spec.name.split('.');
  if (part !== undefined) return say`, indented below ${parent ?? ''}`;
  return spec.kind === 'record'
    ? sentence(' with its parts indented below it: name, street1, city, postalCode, country, phoneNumber')
    : '';
}

function lastName(spec: FieldSpec): string {
  return spec.name.split('.').at(-1) ?? spec.name;
}
