import { Command } from 'commander';
import type { Manifest } from '../../../domain/manifest/manifest.ts';
import type { CliContext } from '../../context.ts';
import { exitCodes } from '../../exit-codes.ts';
import { formatTable, printable, withExamples, writeJson, writeLine } from '../../output.ts';
import { describeProblems } from './describe-problems.ts';

interface ShowFlags {
  readonly json?: boolean;
}

/** `drivepost manifest show`: what a manifest means, defaults filled in. */
export function showCommand(context: CliContext): Command {
  const command = new Command('show')
    .description('Show what a manifest means, with defaults filled in and secrets masked')
    .argument('<file>', 'a manifest; - reads it from stdin')
    .option('--json', 'print it as JSON')
    .action(async (file: string, flags: ShowFlags) => show(context, file, flags));
  command.addHelpText(
    'after',
    `
Exit codes:
  0  shown
  1  the manifest has errors; they are on stderr
  3  the file could not be read`,
  );
  return withExamples(command, [
    'drivepost manifest show manifest.txt',
    'drivepost manifest show --json - < manifest.txt',
  ]);
}

async function show(context: CliContext, file: string, flags: ShowFlags): Promise<void> {
  const { readManifest } = await import('../../../domain/manifest/read-manifest.ts');
  const { readInput } = await import('./read-input.ts');
  const { manifest, problems } = readManifest(await readInput(context, file));
  if (manifest === undefined) {
    for (const line of describeProblems(file, problems)) context.stderr.write(`${line}\n`);
    context.exit(exitCodes.found);
    return;
  }
  const meaning = maskSecrets(manifest);
  if (flags.json === true) {
    writeJson(context, meaning);
    return;
  }
  const { fieldCatalogue } = await import('../../../domain/manifest/field-catalogue.ts');
  const rows = [['FIELD', 'VALUE']];
  for (const spec of fieldCatalogue) {
    const [outer = '', part] = spec.name.split('.');
    const name = outer === 'notificationEmail' ? 'notificationEmails' : outer;
    const whole = meaning[name];
    const value = part === undefined ? whole : (whole as Record<string, unknown> | undefined)?.[part];
    if (spec.kind === 'record' || value === undefined || value === '') continue;
    for (const [at, text] of texts(value).entries()) rows.push([at === 0 ? spec.name : '', printable(text)]);
  }
  if (manifest.inventorySha256 !== undefined) rows.push(['inventory SHA-256', manifest.inventorySha256]);
  writeLine(context, formatTable(rows));
}

/** The manifest as plain data, without its secrets. */
function maskSecrets(manifest: Manifest): Record<string, unknown> {
  const { pinCode, trueCryptPassword } = manifest;
  return {
    ...manifest,
    contentTypes: Object.fromEntries(manifest.contentTypes),
    staticMetadata: Object.fromEntries(manifest.staticMetadata),
    substitutions: Object.fromEntries(manifest.substitutions),
    ...(pinCode === undefined ? {} : { pinCode: '[secret]' }),
    ...(trueCryptPassword === undefined ? {} : { trueCryptPassword: '[secret]' }),
  };
}

function texts(value: unknown): string[] {
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([name, each]) => `${JSON.stringify(name)} : ${JSON.stringify(each)}`);
  }
  return [String(value)];
}
