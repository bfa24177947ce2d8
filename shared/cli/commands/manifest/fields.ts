import { Command } from 'commander';
import type { FieldSpec } from '../../../domain/manifest/field-spec.ts';
import type { CliContext } from '../../context.ts';
import { formatTable, withExamples, writeJson, writeLine } from '../../output.ts';

interface FieldsFlags {
  readonly json?: boolean;
}

/** `drivepost manifest fields`: the catalogue of fields as help. */
export function fieldsCommand(context: CliContext): Command {
  const command = new Command('fields')
    .description('Explain the fields of a manifest')
    .argument('[name]', 'one field, or a record with its parts: returnAddress')
    .option('--json', 'print the catalogue as JSON')
    .action(async (name: string | undefined, flags: FieldsFlags) => explain(context, name, flags));
  command.addHelpText('after', '\nExit codes:\n  0  printed\n  2  there is no such field');
  return withExamples(command, [
    'drivepost manifest fields',
    'drivepost manifest fields eraseDevice',
    'drivepost manifest fields customs --json',
  ]);
}

async function explain(context: CliContext, name: string | undefined, flags: FieldsFlags): Promise<void> {
  const { fieldCatalogue } = await import('../../../domain/manifest/field-catalogue.ts');
  const { needWords } = await import('../../../domain/manifest/field-spec.ts');
  const wanted = name?.toLowerCase();
  const specs = fieldCatalogue.filter((spec) => {
    const known = spec.name.toLowerCase();
    return (
      wanted === undefined ||
      known === wanted ||
      known.startsWith(`${wanted}.`) ||
      known.endsWith(`.${wanted}`)
    );
  });
  if (specs.length === 0) {
    const { appError } = await import('../../../domain/error-codes.ts');
    const { nearestName } = await import('../../../domain/manifest/nearest-name.ts');
    const near = nearestName(
      name ?? '',
      fieldCatalogue.map((spec) => spec.name),
    );
    const advice = near === undefined ? 'drivepost manifest fields lists them.' : `Did you mean ${near}?`;
    throw appError('USAGE', { detail: `There is no field ${name ?? ''}.`, advice });
  }
  if (flags.json === true) {
    writeJson(
      context,
      specs.map((spec) => ({ ...spec, needed: needWords[spec.need] })),
    );
  } else if (name === undefined) {
    const rows = specs.map((spec) => [spec.name, needWords[spec.need], spec.help]);
    writeLine(context, formatTable([['FIELD', 'NEEDED', 'WHAT IT IS'], ...rows]));
  } else {
    writeLine(context, specs.map((spec) => describeField(spec, needWords[spec.need])).join('\n\n'));
  }
}

function describeField(spec: FieldSpec, needed: string): string {
  const lines = [`${spec.name}: ${spec.help}`, `  ${needed}; manifest versions ${spec.versions}`];
  if (spec.values !== undefined) lines.push(`  values: ${spec.values.join(', ')}`);
  if (spec.laterValues !== undefined) lines.push(`  with a warning: ${spec.laterValues.join(', ')}`);
  if (spec.byDefault !== undefined)
    lines.push(`  default: ${spec.byDefault === '' ? 'empty' : spec.byDefault}`);
  if (spec.example !== '') {
    const name = spec.name.split('.').at(-1) ?? spec.name;
    const isBlock = spec.kind === 'list' || spec.kind === 'pairs';
    const item = spec.kind === 'list' ? `- ${spec.example}` : spec.example;
    lines.push(isBlock ? `  example:\n    ${name}:\n      ${item}` : `  example: ${name}: ${spec.example}`);
  }
  const eras = Object.entries(spec.eras).map(([era, demand]) => `${era} ${demand}`);
  lines.push(`  the old service: ${eras.join(', ')}`);
  return lines.join('\n');
}
