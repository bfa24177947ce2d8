import { Command } from 'commander';
import type { CliContext } from '../../context.ts';
import { stationAbortCommand } from './abort.ts';
import { stationAccountCommand } from './account.ts';
import { stationExpireCommand } from './expire.ts';
import { stationInitCommand } from './init.ts';
import { stationJobsCommand } from './jobs.ts';
import { stationLoadCommand } from './load.ts';
import { stationReceiveCommand } from './receive.ts';
import { stationReturnCommand } from './return.ts';
import { stationServeCommand } from './serve.ts';
import { stationShowCommand } from './show.ts';

/** `drivepost station`: the lab's side. */
export function stationCommand(context: CliContext): Command {
  return new Command('station')
    .description("Run a station: take in other people's drives and load them.")
    .addCommand(stationInitCommand(context))
    .addCommand(stationAccountCommand(context))
    .addCommand(stationServeCommand(context))
    .addCommand(stationJobsCommand(context))
    .addCommand(stationShowCommand(context))
    .addCommand(stationReceiveCommand(context))
    .addCommand(stationLoadCommand(context))
    .addCommand(stationAbortCommand(context))
    .addCommand(stationReturnCommand(context))
    .addCommand(stationExpireCommand(context));
}
