import { Command } from 'commander';
import { formatBytes } from '../../base/bytes.ts';
import { disqualify, type Drive } from '../../domain/drive/drive.ts';
import type { CliContext } from '../context.ts';
import { formatTable, printable, withExamples, writeJson, writeLine } from '../output.ts';

/** `drivepost drives`: what is attached, and what keeps each from being posted. Always ends with 0. */
export function drivesCommand(context: CliContext): Command {
  const command = new Command('drives')
    .description('List attached drives, and for each what keeps it from being posted.')
    .option('--json', 'print the list as JSON')
    .action(async (options: { readonly json?: true }) => {
      const { listDrives } = await import('../../engine/drives/list-drives.ts');
      const drives = (await listDrives()).map((drive) =>
        Object.assign({}, drive, { disqualified: disqualify(drive) }),
      );
      if (options.json === true) writeJson(context, drives);
      else showDrives(context, drives);
    });
  return withExamples(command, ['drivepost drives', 'drivepost drives --json']);
}

type Listed = Drive & { readonly disqualified: ReturnType<typeof disqualify> };

function showDrives(context: CliContext, drives: readonly Listed[]): void {
  const usable = drives.filter(({ disqualified }) => disqualified.length === 0);
  if (drives.length > 0) writeLine(context, formatTable([heading, ...drives.map(row)]));
  for (const drive of drives.filter(({ disqualified }) => disqualified.length > 0)) {
    writeLine(context, `\n${printable(drive.name)} will not do:`);
    for (const { message, fix } of drive.disqualified) {
      writeLine(context, `  - ${printable(message)}. ${printable(fix)}`);
    }
  }
  if (usable.length > 0) return;
  const found = drives.length === 0 ? 'No drive was found.' : '\nNone of these drives can be posted.';
  writeLine(context, `${found} Plug one in, see that it is mounted, and run \`drivepost drives\` again.`);
  writeLine(
    context,
    'A folder can stand for a drive: drivepost prepare SOURCE --drive FOLDER --manifest FILE',
  );
}

const heading = ['DRIVE', 'MOUNTED AT', 'FILE SYSTEM', 'SIZE', 'FREE', 'BUS', 'LABEL', 'MODEL', 'SERIAL', ''];

function row(drive: Listed): readonly string[] {
  return [
    drive.name,
    drive.mountPoint ?? '-',
    drive.fileSystem || '-',
    drive.sizeBytes === null ? '-' : formatBytes(drive.sizeBytes),
    drive.freeBytes === null ? '-' : formatBytes(drive.freeBytes),
    drive.bus || '-',
    drive.label || '-',
    drive.model || '-',
    drive.serial || '-',
    drive.disqualified.length === 0 ? 'ready' : 'will not do',
  ].map(printable);
}
