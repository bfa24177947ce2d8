import { Command } from 'commander';
import type { Account } from '../../../engine/station/station.ts';
import type { CliContext } from '../../context.ts';
import { formatTable, withExamples, writeJson, writeLine } from '../../output.ts';
import { isoTime } from './job-text.ts';
import { stationSubcommand, withStation, type StationFlags } from './station-options.ts';

interface AccountFlags extends StationFlags {
  readonly json?: boolean;
}

/** `drivepost station account`: who may ask for jobs. */
export function stationAccountCommand(context: CliContext): Command {
  return new Command('account')
    .description('Say who may create jobs at this station.')
    .addCommand(addCommand(context))
    .addCommand(listCommand(context))
    .addCommand(removeCommand(context));
}

function addCommand(context: CliContext): Command {
  const command = stationSubcommand(context, 'add')
    .argument('<name>', 'a name for the account, such as that of the customer')
    .description('Add an account. Its access key id and secret are printed once and cannot be shown again.')
    .option('--json', 'print the result as JSON')
    .action(async (name: string, flags: AccountFlags) => {
      await withStation(context, { ...flags, create: true }, async (station) => {
        const { accessKeyId, secretAccessKey, ...account } = await station.accounts.add(name);
        if (flags.json === true) {
          writeJson(context, { name: account.name, accessKeyId, secretAccessKey });
          return;
        }
        writeLine(context, `aws_access_key_id     = ${accessKeyId}`);
        writeLine(context, `aws_secret_access_key = ${secretAccessKey}`);
        context.stderr.write(
          `Account ${account.name} added. The secret is not shown again: hand it on now.\n`,
        );
      });
    });
  return withExamples(command, [
    'drivepost station account add "Museum of Maps"',
    'drivepost station account add lab-2 --data /srv/drivepost --json',
  ]);
}

function listCommand(context: CliContext): Command {
  const command = stationSubcommand(context, 'list')
    .description('List the accounts, without their secrets.')
    .option('--json', 'print the list as JSON')
    .action(async (flags: AccountFlags) => {
      const accounts = await withStation(context, { ...flags, create: false }, (station) =>
        station.accounts.list(),
      );
      if (flags.json === true) {
        writeJson(context, accounts.map(toJson));
        return;
      }
      const rows = accounts.map((account) => [
        account.name,
        account.accessKeyId,
        isoTime(account.createdMs),
        account.removedMs === null ? '' : isoTime(account.removedMs),
      ]);
      writeLine(context, formatTable([['NAME', 'ACCESS KEY ID', 'ADDED', 'REMOVED'], ...rows]));
    });
  return withExamples(command, ['drivepost station account list --json']);
}

function removeCommand(context: CliContext): Command {
  const command = stationSubcommand(context, 'remove')
    .argument('<name>', 'its name or its access key id')
    .description(
      'Remove an account: its key opens nothing any more. Its jobs remain and can still be loaded.',
    )
    .option('--json', 'print the account as JSON')
    .action(async (name: string, flags: AccountFlags) => {
      const account = await withStation(context, { ...flags, create: false }, (station) =>
        station.accounts.remove(name),
      );
      if (flags.json === true) writeJson(context, toJson(account));
      else
        writeLine(context, `Account ${account.name} (${account.accessKeyId}) is removed. Its jobs remain.`);
    });
  return withExamples(command, ['drivepost station account remove "Museum of Maps"']);
}

function toJson(account: Account) {
  return {
    name: account.name,
    accessKeyId: account.accessKeyId,
    created: isoTime(account.createdMs),
    removed: account.removedMs === null ? null : isoTime(account.removedMs),
  };
}
