import { Command } from 'commander';
import { defaultDataFolder } from '../../../engine/station/data-folder.ts';
import type { Station } from '../../../engine/station/station.ts';
import type { CliContext } from '../../context.ts';

/** The options that every `drivepost station` command has. */
export interface StationFlags {
  readonly data: string;
  readonly keyFile?: string;
}

/** A sub-command of `drivepost station` with `--data` and `--key-file`. */
export function stationSubcommand(context: CliContext, name: string): Command {
  return new Command(name)
    .option('--data <dir>', "the station's data folder", defaultDataFolder(context.env))
    .option('--key-file <file>', 'the key that seals its secrets (default: station.key in the data folder)');
}

/** Opens the station, runs `work` on it and closes it, whatever happens. */
export async function withStation<T>(
  context: CliContext,
  flags: StationFlags & { readonly create: boolean },
  work: (station: Station) => Promise<T>,
): Promise<T> {
  const { openStation } = await import('../../../engine/station/open-station.ts');
  const station = await openStation({
    dataFolder: flags.data,
    keyFile: flags.keyFile,
    clock: context.clock,
    create: flags.create,
  });
  try {
    return await work(station);
  } finally {
    await station.close();
  }
}
