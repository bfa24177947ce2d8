import { fieldCatalogue } from './field-catalogue.ts';
import { needWords, type FieldGroup, type FieldSpec } from './field-spec.ts';
import { writeDoubleQuoted, writeScalar, writeSingleQuoted } from './write-scalar.ts';

/** Values to fill into a template. Fields by their dotted names; lists and pairs apart. */
export interface ManifestValues {
  readonly fields?: ReadonlyMap<string, string> | undefined;
  readonly ignore?: readonly string[] | undefined;
  readonly contentTypes?: ReadonlyMap<string, string> | undefined;
  readonly staticMetadata?: ReadonlyMap<string, string> | undefined;
  readonly substitutions?: ReadonlyMap<string, string> | undefined;
}

const headings: Readonly<Record<FieldGroup, string>> = {
  job: 'The job',
  loading: 'Which files, and what their keys are',
  object: 'Headers and rights of the objects',
  returnAddress: 'Where the drive goes back to: a street address, no post office box',
  customs: 'Customs: needed when the drive returns to another country',
};

/**
 * A new manifest in clean YAML, with every field of the catalogue explained. Required fields stand ready to be filled in,
 * optional ones as comments; given values are filled in. Strict YAML and `readManifest` read the same values from it.
 */
export function manifestTemplate(values: ManifestValues = {}): string {
  const lines = [
    '# A manifest says what becomes of the files on a drive. Lines that begin with # are comments.',
    '# Fill in what is empty; take away the # before what else you need. Then: drivepost manifest check FILE',
  ];
  const fields = new Map([['manifestVersion', '2.0'], ...(values.fields ?? [])]);
  for (const group of ['job', 'returnAddress', 'loading', 'object', 'customs'] as const) {
    lines.push('', `# ${headings[group]}.`);
    const specs = fieldCatalogue.filter((spec) => spec.group === group);
    const isUsed =
      specs.some((spec) => spec.kind === 'record' && spec.need === 'always') ||
      specs.some((spec) => fields.has(spec.name));
    for (const spec of specs) lines.push(...fieldLines(spec, fields, values, isUsed));
  }
  return `${lines.join('\n')}\n`;
}

function fieldLines(
  spec: FieldSpec,
  fields: ReadonlyMap<string, string>,
  values: ManifestValues,
  isGroupUsed: boolean,
): string[] {
  const [outer = '', part] = spec.name.split('.');
  const indentation = part === undefined ? '' : '  ';
  if (spec.kind === 'record') return [isGroupUsed ? `${outer}:` : `# ${outer}:`];
  const help = `${indentation}# ${describe(spec)}`;
  if (spec.kind === 'list' || spec.kind === 'pairs') {
    const contents = blockLines(spec, values);
    if (contents.length === 0) return [help, `# ${outer}:`, `#   ${exampleLine(spec)}`];
    return [help, `${outer}:`, ...contents.map((content) => `  ${content}`)];
  }
  const value = fields.get(spec.name);
  const name = part ?? outer;
  if (value !== undefined && value !== '') {
    // Versions and yes/no stand as the old service's own samples have them.
    const isBare = spec.kind === 'version' || (spec.kind === 'yes-no' && /^(?:yes|no)$/i.test(value));
    return [help, `${indentation}${name}: ${isBare ? value : writeScalar(value)}`];
  }
  const isAsked = spec.need === 'always' || spec.need === 'version-2' || spec.name === 'notificationEmail';
  if (value === '' || isAsked || spec.need === 'usa-and-canada') return [help, `${indentation}${name}:`];
  if (spec.group === 'customs' && isGroupUsed && spec.need === 'with-customs')
    return [help, `${indentation}${name}:`];
  return [help, `${indentation}# ${name}: ${writeScalar(spec.example)}`];
}

function blockLines(spec: FieldSpec, values: ManifestValues): string[] {
  switch (spec.name) {
    case 'ignore':
      return (values.ignore ?? []).map((pattern) => `- ${writeSingleQuoted(pattern)}`);
    case 'substitutions':
      return pairLines(values.substitutions, writeDoubleQuoted, ' : ');
    case 'contentTypes':
      return pairLines(values.contentTypes, writeScalar, ': ');
    case 'staticMetadata':
      return pairLines(values.staticMetadata, writeScalar, ': ');
    default:
      return [];
  }
}

function pairLines(
  pairs: ReadonlyMap<string, string> | undefined,
  write: (text: string) => string,
  colon: string,
): string[] {
  return [...(pairs ?? [])].map(([name, value]) => `${write(name)}${colon}${write(value)}`);
}

function exampleLine(spec: FieldSpec): string {
  return spec.kind === 'list' ? `- ${writeSingleQuoted(spec.example)}` : spec.example;
}

function describe(spec: FieldSpec): string {
  const words = [spec.help];
  if (spec.need !== 'optional') words.push(`(${needWords[spec.need]})`);
  if (spec.values !== undefined && spec.kind === 'choice') words.push(`One of: ${spec.values.join(', ')}.`);
  if (spec.kind === 'yes-no') words.push('yes or no.');
  return words.join(' ');
}
