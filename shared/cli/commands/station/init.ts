import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { messageOf } from '../../../base/errors.ts';
import { appError } from '../../../domain/error-codes.ts';
import type { CliContext } from '../../context.ts';
import { exitCodes } from '../../exit-codes.ts';
import { printable, withExamples, withExitCodes, writeJson, writeLine } from '../../output.ts';
import { stationSubcommand, withStation, type StationFlags } from './station-options.ts';

interface InitFlags extends StationFlags {
  readonly facility?: string;
  readonly json?: boolean;
}

/** `drivepost station init`: makes the data folder and tells the station its own address. */
export function stationInitCommand(context: CliContext): Command {
  const command = stationSubcommand(context, 'init')
    .description(
      "Make a station's data folder and say where drives are to be sent. Can be repeated to change the address.",
    )
    .option(
      '--facility <file>',
      "JSON with the lab's own address: name, company, street1, street2, street3, city, stateOrProvince, postalCode, country, phoneNumber",
    )
    .option('--json', 'print the result as JSON')
    .action(async (flags: InitFlags) => initStation(context, flags));
  withExitCodes(command, {
    0: 'the station can work',
    1: 'it is there, but something is still missing: the output says what',
  });
  return withExamples(command, [
    'drivepost station init --data /srv/drivepost --facility lab.json',
    'drivepost station init --facility lab.json --key-file /etc/drivepost/station.key',
  ]);
}

async function initStation(context: CliContext, flags: InitFlags): Promise<void> {
  const facility = flags.facility === undefined ? null : await readFacility(flags.facility);
  await withStation(context, { ...flags, create: true }, async (station) => {
    if (facility !== null) await station.setFacility(facility);
    const known = await station.facility();
    const hasAccounts = (await station.accounts.list()).some((account) => account.removedMs === null);
    const missing = [...(known === null ? ['facility'] : []), ...(hasAccounts ? [] : ['account'])];
    if (known === null) context.exit(exitCodes.found);
    if (flags.json === true) {
      writeJson(context, { dataFolder: flags.data, facility: known, missing });
      return;
    }
    writeLine(context, `Station in ${printable(flags.data)}`);
    if (known === null) {
      writeLine(
        context,
        'Missing: its own address. No label is made until it is set with --facility FILE.json.',
      );
    } else {
      const { facilityAddressLines } = await import('../../../domain/labels/address-lines.ts');
      writeLine(context, 'Drives are sent to:');
      for (const line of facilityAddressLines(known)) writeLine(context, `  ${printable(line)}`);
    }
    if (!hasAccounts) {
      writeLine(
        context,
        'Missing: an account for a customer. Add one with `drivepost station account add NAME`.',
      );
    }
  });
}

async function readFacility(file: string) {
  const { parseFacility } = await import('../../../engine/station/facility.ts');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw appError('FILE_UNREADABLE', { detail: messageOf(cause), cause });
  }
  return parseFacility(text);
}
