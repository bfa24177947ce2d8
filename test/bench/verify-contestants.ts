import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distFolder } from '../journey/run-drivepost.ts';
import { testManifest } from '../journey/signed-drive.ts';
import type { Contestant } from './side-by-side.ts';

/** Programs that read every file of a folder and say its MD5. */
export function verifyContestants(work: string): readonly Contestant[] {
  const manifest = join(work, 'verify-manifest.txt');
  writeFileSync(manifest, testManifest('bench'));
  const output = join(work, 'hashes.txt');

  /** Hashes go to a file, and there must be one for each file. */
  function hasher(name: string, line: string): Contestant {
    return {
      name,
      prepare: (corpus) => ({
        command: {
          program: 'sh',
          args: ['-c', `${line} > "$2"`, 'sh', corpus.folder, output],
          // rclone 1.60 does not start with it.
          env: { AWS_CA_BUNDLE: undefined },
        },
        check() {
          const lines = readFileSync(output, 'latin1').split('\n').length - 1;
          if (lines !== corpus.files) throw new Error(`${lines} hashes for ${corpus.files} files`);
        },
      }),
    };
  }

  const contestants: readonly Contestant[] = [
    {
      name: 'drivepost verify',
      prepare: (corpus) => ({
        command: {
          program: process.execPath,
          args: [join(distFolder, 'drivepost.js'), 'verify', corpus.folder, '--manifest', manifest, '--json'],
        },
        check(measured) {
          const report = JSON.parse(jsonOf(measured.tail)) as { readonly wouldLoad?: number };
          if (report.wouldLoad !== corpus.files)
            throw new Error(`${report.wouldLoad} of ${corpus.files} files verified`);
        },
      }),
    },
    hasher('md5deep -r', 'exec md5deep -r "$1"'),
    hasher('find \\| xargs -P2 md5sum', 'find "$1" -type f -print0 | xargs -0 -P2 -n 256 md5sum'),
    hasher('rclone md5sum', 'exec rclone md5sum "$1"'),
  ];
  return contestants.filter(({ name }) => !name.startsWith('rclone') || isInstalled('rclone'));
}

/** The JSON document at the end of what a command said. */
function jsonOf(text: string): string {
  return text.slice(text.indexOf('{'));
}

export function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}
