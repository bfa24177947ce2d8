import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testManifest } from '../journey/signed-drive.ts';
import type { Corpus } from './corpus.ts';
import { drivepost, jsonAtEnd } from './drivepost-command.ts';
import { isInstalled } from './machine.ts';
import type { Contestant } from './side-by-side.ts';

/** Programs of which versions are of account to a table of those that verify. */
export const verifyPrograms = ['md5deep', 'hashdeep', 'rclone', 'md5sum'];

/** Programs that read every file of a folder and say its MD5. */
export function verifyContestants(work: string): readonly Contestant[] {
  const manifest = join(work, 'verify-manifest.txt');
  writeFileSync(manifest, testManifest('bench'));
  const output = join(work, 'hashes.txt');

  /** Hashes go to a file, and there must be one for each file. */
  function hasher(name: string, program: string, line: (corpus: Corpus) => string): Contestant {
    return {
      name,
      missing: isInstalled(program) ? undefined : `not here: ${program} is not installed`,
      runsAtMost: name.startsWith('hashdeep') ? 2 : undefined,
      prepare: (corpus) => ({
        command: {
          program: 'sh',
          args: ['-c', `${line(corpus)} > "$2"`, 'sh', corpus.folder, output],
          // rclone 1.60 does not start with it.
          env: { AWS_CA_BUNDLE: undefined },
        },
        check() {
          const lines = readFileSync(output, 'latin1').split('\n');
          const hashes = lines.filter((text) => /^\\?(\d+,)?[0-9a-f]{32}[ ,]/.test(text)).length;
          if (hashes !== corpus.files) throw new Error(`${hashes} hashes for ${corpus.files} files`);
        },
      }),
    };
  }

  return [
    {
      name: 'drivepost verify',
      prepare: (corpus) => ({
        command: drivepost('verify', corpus.folder, '--manifest', manifest, '--json'),
        check: ({ tail }) => requireVerified(tail, corpus),
      }),
    },
    hasher('md5deep -r', 'md5deep', () => 'exec md5deep -r "$1"'),
    hasher('hashdeep -r -c md5', 'hashdeep', () => 'exec hashdeep -r -c md5 "$1"'),
    hasher(
      'find | xargs -P2 md5sum',
      'md5sum',
      (corpus) => `find "$1" -type f -print0 | xargs -0 -P2 -n ${batch(corpus)} md5sum`,
    ),
    hasher('rclone md5sum', 'rclone', () => 'exec rclone md5sum "$1"'),
    {
      name: 'bagit.py --validate',
      missing: 'not here: Debian has no package of it',
      prepare: () => ({ command: { program: 'bagit.py', args: [] } }),
    },
  ];
}

/** So many files to a process that two processes always have work: eight large files are four each. */
function batch({ files }: Corpus): number {
  return Math.min(256, Math.ceil(files / 2));
}

/** Throws unless a report of `verify --json` says that all of a corpus would load. */
export function requireVerified(tail: string, corpus: Corpus): void {
  const { wouldLoad } = jsonAtEnd(tail) as { readonly wouldLoad?: number };
  if (wouldLoad !== corpus.files) throw new Error(`${wouldLoad} of ${corpus.files} files verified`);
}
