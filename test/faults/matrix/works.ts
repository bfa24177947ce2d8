import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { distFolder } from '../../journey/run-drivepost.ts';
import { startWorker } from './run-worker.ts';
import type { Scene } from './scene/scene.ts';
import { prepareArguments } from './scene/template.ts';
import { watchHang, type Ended, type RunOptions, type WorkRun } from './work-run.ts';

/** Starts the scene's work in a process of its own. */
export function startWork(scene: Scene, options: RunOptions = {}): WorkRun {
  return options.host === 'worker' ? startWorker(scene, options) : startCommand(scene, options);
}

/** Runs the scene's work once, to its end. */
export function runWork(scene: Scene, options: RunOptions = {}): Promise<Ended> {
  return startWork(scene, options).ended;
}

/** Runs the scene's work again and again until it is not merely stopped (exit codes 3 and 130, or a signal). */
export async function runToTheEnd(scene: Scene, options: RunOptions = {}, tries = 4): Promise<Ended> {
  for (let left = tries; ; left -= 1) {
    const ended = await runWork(scene, options);
    const isStopped = ended.exitCode === null || ended.exitCode === 3 || ended.exitCode === 130;
    if (!isStopped || ended.isHung || left === 1) return ended;
  }
}

function startCommand(scene: Scene, options: RunOptions): WorkRun {
  const bundle = options.bundle?.command ?? distFolder;
  const line = [
    ...(options.wrapper ?? []),
    process.execPath,
    `${bundle}drivepost.js`,
    ...argumentsOf(scene, options),
    ...(options.extra ?? []),
  ];
  const [command = '', ...args] = line;
  const child = spawn(command, args, {
    env: { ...process.env, ...storeEnvironment(scene), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let report = '';
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (report += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const hang = watchHang(child, options.timeoutMs ?? scene.timeoutMs);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) =>
      resolve({ exitCode, signal, report, said, isHung: hang.stop() }),
    );
  });
  return { child, ended };
}

/** The command line of a scene's work, behind `drivepost`. */
function argumentsOf(scene: Scene, options: RunOptions = {}): readonly string[] {
  const { work, drive, dataFolder } = scene;
  const load = ['station', 'load', drive, '--data', dataFolder, '--json', '--to'];
  switch (work) {
    case 'prepare':
      return prepareArguments(scene);
    case 'verify':
      return ['verify', drive, '--log', scene.rehearsalLog, '--json'];
    case 'load-folder':
      return [...load, pathToFileURL(scene.target).href];
    case 'load-s3':
      return [...load, 's3', '--endpoint-url', options.endpointUrl ?? scene.server?.url ?? ''];
    default:
      return work satisfies never;
  }
}

function storeEnvironment(scene: Scene): Readonly<Record<string, string>> {
  if (scene.server === null) return {};
  const { accessKeyId, secretAccessKey } = scene.server.credentials;
  return { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
}
