import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testManifest } from '../journey/signed-drive.ts';
import type { Corpus } from './corpus.ts';
import { drivepost } from './drivepost-command.ts';
import { isInstalled } from './machine.ts';
import { measure, requireSuccess } from './measure.ts';
import { warm, type Contestant } from './side-by-side.ts';

/** Programs of which versions are of account to a table of those that copy and check. */
export const preparePrograms = ['rclone', 'rsync', 'md5sum'];

/** Names of the contestants that bars speak of. */
export const cpAndCheck = 'cp, sync, md5sum -c';
export const hashCpAndCheck = 'md5sum, cp, sync, md5sum -c';
export const rcloneAndCheck = 'rclone copy, rclone check';

const dropCaches = '/proc/sys/vm/drop_caches';

/** Ways to bring a folder onto a drive so that one knows it is there: in the shell, `$1` is the source, `$2` the drive, `$3` a list. */
const makeList = '(cd "$1" && find . -type f -print0 | xargs -0 md5sum) > "$3"';
const copy = 'cp -r "$1/." "$2" && sync';
const checkList = '(cd "$2" && md5sum -c --quiet "$3")';

interface Sequence {
  readonly name: string;
  readonly program: string;
  readonly line: string;
  /** What is done before the clock starts. */
  readonly before?: string;
  readonly runsAtMost?: number;
  readonly missing?: string | undefined;
}

/** `drivepost prepare` and the sequences that people make of other programs, each into a new folder of the same disk. */
export function prepareContestants(work: string): readonly Contestant[] {
  const manifest = join(work, 'prepare-manifest.txt');
  writeFileSync(manifest, testManifest('bench'));
  const drive = join(work, 'prepare-drive');
  const list = join(work, 'prepare-list.txt');
  const newDrive = (): void => {
    rmSync(drive, { recursive: true, force: true });
    mkdirSync(drive);
  };
  const restore = (): void => rmSync(drive, { recursive: true, force: true });

  function sequence({ name, program, line, before, runsAtMost, missing }: Sequence): Contestant {
    return {
      name,
      missing: missing ?? (isInstalled(program) ? undefined : `not here: ${program} is not installed`),
      runsAtMost,
      async prepare(corpus) {
        newDrive();
        const shell = (text: string) => ({
          program: 'sh',
          args: ['-c', text, 'sh', corpus.folder, drive, list],
          env: { AWS_CA_BUNDLE: undefined },
        });
        if (before !== undefined) requireSuccess(before, await measure(shell(before)));
        return { command: shell(line), check: () => requireCopied(drive, corpus), restore };
      },
    };
  }

  return [
    {
      name: 'drivepost prepare',
      prepare(corpus) {
        newDrive();
        return {
          command: drivepost('prepare', corpus.folder, '--drive', drive, '--manifest', manifest, '--json'),
          check: () => requireCopied(drive, corpus),
          restore,
        };
      },
    },
    sequence({ name: cpAndCheck, program: 'md5sum', before: makeList, line: `${copy} && ${checkList}` }),
    sequence({ name: hashCpAndCheck, program: 'md5sum', line: `${makeList} && ${copy} && ${checkList}` }),
    sequence({
      name: 'the same, read back from the disk',
      program: 'md5sum',
      line: `${makeList} && ${copy} && echo 3 > ${dropCaches} && ${checkList}`,
      runsAtMost: 2,
      missing: canDropCaches() ? undefined : 'not here: the page cache cannot be dropped',
    }),
    sequence({
      name: rcloneAndCheck,
      program: 'rclone',
      line: 'rclone copy "$1" "$2" && rclone check "$1" "$2"',
    }),
    sequence({
      name: 'rsync -a, sync, rsync -c',
      program: 'rsync',
      line: 'rsync -a "$1/" "$2/" && sync && test -z "$(rsync -rcn --itemize-changes "$1/" "$2/")"',
      runsAtMost: 2,
    }),
    {
      name: 'bagit.py --md5, bagit.py --validate',
      missing: 'not here: Debian has no package of it',
      prepare: () => ({ command: { program: 'bagit.py', args: [] } }),
    },
  ];
}

/** Lets what earlier runs wrote reach the disk, then reads the source into the page cache. */
export async function settle(corpus: Corpus): Promise<void> {
  await measure({ program: 'sync', args: [] });
  await warm(corpus);
}

function requireCopied(drive: string, corpus: Corpus): void {
  const text = execFileSync('find', [drive, '-type', 'f', '-name', '*.bin', '-printf', '%s\n'], {
    encoding: 'latin1',
    maxBuffer: 2 ** 28,
  });
  const sizes = text.split('\n').filter((line) => line !== '');
  const bytes = sizes.reduce((sum, size) => sum + Number(size), 0);
  if (sizes.length !== corpus.files || bytes !== corpus.bytes)
    throw new Error(`${sizes.length} files of ${corpus.files} are there, ${bytes} bytes of ${corpus.bytes}`);
}

function canDropCaches(): boolean {
  try {
    accessSync(dropCaches, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
