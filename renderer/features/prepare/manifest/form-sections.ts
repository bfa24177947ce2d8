import { fieldCatalogue, fieldSpec } from '../../../../shared/domain/manifest/field-catalogue.ts';
import type { FieldSpec } from '../../../../shared/domain/manifest/field-spec.ts';

/** The parts of the form. */
export type SectionName = 'job' | 'returnAddress' | 'customs' | 'loading' | 'object' | 'locked' | 'more';

export interface FormSection {
  readonly name: SectionName;
  readonly fields: readonly FieldSpec[];
  /** Whether it is open without being asked for. */
  readonly isEveryday: boolean;
}

/** What of the job every drive needs; the rest of its group stands apart. */
const everyday: ReadonlySet<string> = new Set(['bucket', 'deviceId', 'eraseDevice', 'notificationEmail']);

const order: readonly SectionName[] = [
  'job',
  'returnAddress',
  'customs',
  'loading',
  'object',
  'locked',
  'more',
];

/** The catalogue as the form shows it: each field once, what everybody fills in first. */
export const formSections: readonly FormSection[] = order.map((name) => ({
  name,
  fields: orderedFields(name),
  isEveryday: name === 'job' || name === 'returnAddress',
}));

function orderedFields(name: SectionName): readonly FieldSpec[] {
  const fields = fieldCatalogue.filter((spec) => spec.kind !== 'record' && sectionOfSpec(spec) === name);
  // Where the files go is what a person thinks of first.
  return name === 'job'
    ? fields.toSorted((a, b) => Number(b.name === 'bucket') - Number(a.name === 'bucket'))
    : fields;
}

function sectionOfSpec({ name, kind, group }: FieldSpec): SectionName {
  if (group !== 'job') return group;
  if (kind === 'secret') return 'locked';
  return everyday.has(name) ? 'job' : 'more';
}

/** Where the form shows what a problem names. */
export interface FormPlace {
  readonly section: SectionName;
  /** The field with a control of its own; of a record that is missing, its first part. */
  readonly field: FieldSpec;
}

/** The place for a field as problems name it: `ignore[3]`, `contentTypes.jpg`; null for what the form does not show. */
export function formPlaceOf(name: string): FormPlace | null {
  const spec = fieldSpec(name) ?? fieldSpec(/^[^.[]+/.exec(name)?.[0] ?? '');
  if (spec === undefined) return null;
  const field =
    spec.kind === 'record' ? fieldCatalogue.find((each) => each.name.startsWith(`${spec.name}.`)) : spec;
  return field === undefined ? null : { section: sectionOfSpec(field), field };
}
