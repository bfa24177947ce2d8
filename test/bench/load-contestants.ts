import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { distFolder } from '../journey/run-drivepost.ts';
import { signDrive, testManifest } from '../journey/signed-drive.ts';
import type { Corpus } from './corpus.ts';
import { drivepost } from './drivepost-command.ts';
import { awsProgram, isInstalled } from './machine.ts';
import type { Command } from './measure.ts';
import type { Contestant, Run } from './side-by-side.ts';
import type { BenchStore } from './stores/bench-store.ts';

/** Programs of which versions are of account to a table of loads. */
export const loadPrograms = ['rclone', 's3cmd', awsProgram];

/** Objects that a load of ours adds: its log. */
const logPrefix = 'import-log-';

export interface LoadRace {
  readonly work: string;
  readonly store: BenchStore;
  /** The store takes no bodies in aws-chunked framing, which the AWS SDK sends by itself. */
  readonly isPlainOnly?: boolean;
  /** How often those run that are in no bar of the table: all but rclone when only that is. */
  readonly othersAtMost?: number | undefined;
}

/** Programs that upload a folder; each into a bucket of its own of the same store. */
export function loadContestants(race: LoadRace): readonly Contestant[] {
  const { work, store, othersAtMost } = race;
  const env = storeEnv(work, store);

  function peer(
    name: string,
    program: string,
    argsFor: (folder: string, bucket: string) => readonly string[],
  ): Contestant {
    return {
      name,
      missing: isInstalled(program) ? undefined : `not here: ${program} is not installed`,
      runsAtMost: name.startsWith('rclone') ? undefined : othersAtMost,
      async prepare(corpus) {
        const bucket = await store.newBucket();
        return {
          command: { program, args: argsFor(corpus.folder, bucket), env },
          check: () => store.requireCorpus(bucket, corpus),
          restore: () => store.drop(bucket),
        };
      },
    };
  }

  const s3cmdConfig = join(work, 's3cmd.conf');
  writeS3cmdConfig(s3cmdConfig, store);
  const rclone = (folder: string, bucket: string): string[] => [
    'copy',
    folder,
    `:s3:${bucket}`,
    '--config=',
    '--s3-provider=Other',
    '--s3-env-auth',
    '--s3-force-path-style',
    `--s3-endpoint=${store.url}`,
  ];
  const sdk = (checksums: string) => (folder: string, bucket: string) => [
    join(distFolder, 'bench-sdk-load.js'),
    folder,
    bucket,
    store.url,
    checksums,
  ];
  return [
    { name: 'drivepost station load', prepare: (corpus) => prepareLoad(corpus, { work, store }) },
    peer('rclone copy', 'rclone', rclone),
    peer('rclone copy, tuned', 'rclone', (folder, bucket) => [...rclone(folder, bucket), ...rcloneTuning]),
    peer('s3cmd sync', 's3cmd', (folder, bucket) => [
      `--config=${s3cmdConfig}`,
      'sync',
      '--no-progress',
      '--quiet',
      `${folder}/`,
      `s3://${bucket}/`,
    ]),
    peer('aws s3 cp --recursive', awsProgram, (folder, bucket) => [
      '--endpoint-url',
      store.url,
      's3',
      'cp',
      '--recursive',
      '--only-show-errors',
      folder,
      `s3://${bucket}/`,
    ]),
    ...(race.isPlainOnly === true
      ? []
      : [peer('AWS SDK lib-storage', process.execPath, sdk('when_supported'))]),
    peer('AWS SDK lib-storage, no checksums', process.execPath, sdk('when_required')),
  ];
}

/** More files at once; larger parts, and more of them at once; nothing asked that a new bucket cannot know. */
export const rcloneTuning = [
  '--transfers=16',
  '--checkers=16',
  '--s3-chunk-size=16M',
  '--s3-upload-concurrency=4',
  '--no-traverse',
  '--s3-no-head',
];

/** What programs find a store's credentials by. */
export function storeEnv(work: string, store: BenchStore): Command['env'] {
  return {
    AWS_ACCESS_KEY_ID: store.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: store.credentials.secretAccessKey,
    AWS_REGION: store.region,
    AWS_DEFAULT_REGION: store.region,
    AWS_CA_BUNDLE: undefined,
    HOME: work,
  };
}

/** A fresh station and job, the SIGNATURE on the drive for as long as the load runs. */
export async function prepareLoad(
  corpus: Corpus,
  { work, store }: { readonly work: string; readonly store: BenchStore },
): Promise<Run & { readonly bucket: string }> {
  const bucket = await store.newBucket();
  const station = await mkdtemp(join(work, 'station-'));
  const dataFolder = join(station, 'data');
  await signDrive({ drive: corpus.folder, dataFolder, manifest: testManifest(bucket) });
  return {
    bucket,
    command: loadCommand(corpus.folder, { dataFolder, url: store.url, env: storeEnv(work, store) }),
    check: () => store.requireCorpus(bucket, corpus, logPrefix),
    async restore() {
      await rm(join(corpus.folder, 'SIGNATURE'), { force: true });
      await rm(station, { recursive: true, force: true });
      await store.drop(bucket);
    },
  };
}

/** The command that loads a signed drive. */
export function loadCommand(
  drive: string,
  options: { readonly dataFolder: string; readonly url: string; readonly env: Command['env'] },
): Command {
  const { dataFolder, url, env } = options;
  const to = ['--to', 's3', '--endpoint-url', url, '--data', dataFolder, '--json'];
  return { ...drivepost('station', 'load', drive, ...to), env };
}

function writeS3cmdConfig(file: string, store: BenchStore): void {
  const { host } = new URL(store.url);
  const lines = [
    '[default]',
    `access_key = ${store.credentials.accessKeyId}`,
    `secret_key = ${store.credentials.secretAccessKey}`,
    `host_base = ${host}`,
    `host_bucket = ${host}`,
    'use_https = False',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
}
