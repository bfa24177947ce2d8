import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { distFolder } from '../journey/run-drivepost.ts';
import { signDrive, testManifest } from '../journey/signed-drive.ts';
import type { BenchServer } from './bench-server.ts';
import type { Corpus } from './corpus.ts';
import type { Command } from './measure.ts';
import type { Contestant, Run } from './side-by-side.ts';
import { isInstalled } from './verify-contestants.ts';

/** Debian's aws where there is one, since another may stand before it on the PATH. */
export const awsProgram = existsSync('/usr/bin/aws') ? '/usr/bin/aws' : 'aws';

/** Programs that upload a folder; each into a bucket of its own of the same server. */
export function loadContestants(work: string, server: BenchServer): readonly Contestant[] {
  const env = {
    AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
    AWS_REGION: server.region,
    AWS_DEFAULT_REGION: server.region,
    AWS_CA_BUNDLE: undefined,
    HOME: work,
  };

  function peer(
    program: string,
    name: string,
    argsFor: (folder: string, bucket: string) => string[],
  ): Contestant[] {
    if (!isInstalled(program) && !existsSync(program)) return [];
    return [
      {
        name,
        async prepare(corpus) {
          const bucket = await server.newBucket();
          return {
            command: { program, args: argsFor(corpus.folder, bucket), env },
            check: () => server.requireCorpus(bucket, corpus),
          };
        },
      },
    ];
  }

  const s3cmdConfig = join(work, 's3cmd.conf');
  writeS3cmdConfig(s3cmdConfig, server);
  const rclone = (folder: string, bucket: string): string[] => [
    'copy',
    folder,
    `:s3:${bucket}`,
    '--config=',
    '--s3-provider=Other',
    '--s3-env-auth',
    '--s3-force-path-style',
    `--s3-endpoint=${server.url}`,
  ];
  return [
    { name: 'drivepost station load', prepare: (corpus) => prepareLoad(corpus, { work, server, env }) },
    ...peer('rclone', 'rclone copy', rclone),
    ...peer('rclone', 'rclone copy --transfers 16', (folder, bucket) => [
      ...rclone(folder, bucket),
      '--transfers=16',
    ]),
    ...peer('s3cmd', 's3cmd sync', (folder, bucket) => [
      `--config=${s3cmdConfig}`,
      'sync',
      '--no-progress',
      '--quiet',
      `${folder}/`,
      `s3://${bucket}/`,
    ]),
    ...peer(awsProgram, 'aws s3 cp --recursive', (folder, bucket) => [
      '--endpoint-url',
      server.url,
      's3',
      'cp',
      '--recursive',
      '--only-show-errors',
      folder,
      `s3://${bucket}/`,
    ]),
  ];
}

interface LoadOptions {
  readonly work: string;
  readonly server: BenchServer;
  readonly env: Command['env'];
}

/** A fresh station and job, the SIGNATURE on the drive for as long as the load runs. */
async function prepareLoad(corpus: Corpus, { work, server, env }: LoadOptions): Promise<Run> {
  const bucket = await server.newBucket();
  const dataFolder = join(await mkdtemp(join(work, 'station-')), 'data');
  await signDrive({ drive: corpus.folder, dataFolder, manifest: testManifest(bucket) });
  return {
    command: loadCommand(corpus.folder, { dataFolder, url: server.url, env }),
    check: () => server.requireCorpus(bucket, corpus, /^import-log-/),
    restore: () => rmSync(join(corpus.folder, 'SIGNATURE'), { force: true }),
  };
}

/** The command that loads a signed drive. */
export function loadCommand(
  drive: string,
  options: { readonly dataFolder: string; readonly url: string; readonly env: Command['env'] },
): Command {
  const { dataFolder, url, env } = options;
  const words = [
    'station',
    'load',
    drive,
    '--to',
    's3',
    '--endpoint-url',
    url,
    '--data',
    dataFolder,
    '--json',
  ];
  return { program: process.execPath, args: [join(distFolder, 'drivepost.js'), ...words], env };
}

function writeS3cmdConfig(file: string, server: BenchServer): void {
  const { host } = new URL(server.url);
  const lines = [
    '[default]',
    `access_key = ${server.credentials.accessKeyId}`,
    `secret_key = ${server.credentials.secretAccessKey}`,
    `host_base = ${host}`,
    `host_bucket = ${host}`,
    'use_https = False',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
}
