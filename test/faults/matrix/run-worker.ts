import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { WorkerContract, WorkEvent } from '../../../electron/worker/worker-contract.ts';
import { AppError } from '../../../shared/base/errors.ts';
import { connect } from '../../../shared/contract/connect.ts';
import type { Client, FeedListener } from '../../../shared/contract/define.ts';
import type { Answer, Question, Wire } from '../../../shared/contract/wire.ts';
import { distFolder } from '../../journey/run-drivepost.ts';
import type { Scene } from './scene/scene.ts';
import { watchHang, type Ended, type RunOptions, type WorkRun } from './work-run.ts';

/** Starts the scene's work in the desktop app's worker process. */
export function startWorker(scene: Scene, options: RunOptions): WorkRun {
  const child = fork(options.bundle?.worker ?? `${distFolder}electron/worker.js`, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
    env: { ...process.env, ...options.env },
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const hang = watchHang(child, options.timeoutMs ?? scene.timeoutMs);
  let result: unknown;
  let exitCode: number | null = null;
  const closed = new Promise<NodeJS.Signals | null>((resolve) => {
    // Not `close`: where the channel was closed at this end, that does not always come.
    child.once('exit', (_code, signal) => resolve(signal));
  });
  const client = connect<WorkerContract>(wireTo(child, closed));
  const listener: FeedListener<WorkEvent> = {
    onValue(event) {
      if (event.kind === 'result') result = event.result;
      if (event.kind === 'notice') said += `${event.text}\n`;
    },
    onEnd(error) {
      exitCode = result === undefined ? codeOfError(error) : codeOfReport(result);
      if (error !== null) said += `${error.message}\n`;
      // As the desktop program does: the channel's end ends the worker.
      if (child.connected) child.disconnect();
    },
  };
  subscribe(client, scene, { options, listener });
  const ended = closed.then((signal): Ended => ({
    exitCode: signal === null ? exitCode : null,
    signal,
    report: result === undefined ? '' : JSON.stringify(result),
    said,
    isHung: hang.stop(),
  }));
  return { child, ended };
}

function subscribe(
  client: Client<WorkerContract>,
  scene: Scene,
  { options, listener }: { readonly options: RunOptions; readonly listener: FeedListener<WorkEvent> },
): void {
  const { drive, dataFolder, jobId } = scene;
  if (scene.work === 'prepare') {
    const spec = {
      sources: [scene.sources],
      drive,
      manifest: new Uint8Array(readFileSync(scene.manifest)),
      keyPrefix: '',
      fileSystem: 'ntfs' as const,
      ignoreJunk: false,
      skipErrors: false,
    };
    client.subscribe('work.prepare', spec, listener);
  } else if (scene.work === 'verify') {
    client.subscribe('work.rehearse', { driveRoot: drive, jobId }, listener);
  } else {
    client.subscribe(
      'work.load',
      { spec: { driveRoot: drive, dataFolder }, target: targetOf(scene, options) },
      listener,
    );
  }
}

function targetOf(scene: Scene, options: RunOptions) {
  if (scene.server === null) return { kind: 'folder' as const, folder: scene.target };
  const { url, region, credentials } = scene.server;
  const store = { endpointUrl: options.endpointUrl ?? url, region, credentials, style: 'path' as const };
  return { kind: 's3' as const, store };
}

function wireTo(child: ChildProcess, closed: Promise<unknown>): Wire<Question, Answer> {
  return {
    post(message) {
      // What was sent to a worker that is killed just then is lost with it.
      if (child.connected) child.send(message, () => undefined);
    },
    listen(onMessage, onGone) {
      // The worker's contract says what it sends.
      child.on('message', (message) => onMessage(message as Answer));
      void closed.then(onGone);
      return () => undefined;
    },
  };
}

/** What the command ends with for a report that a worker gave. */
function codeOfReport(report: unknown): number {
  const { outcome, willImportCleanly, progressCode } = report as Readonly<Record<string, unknown>>;
  if (outcome !== undefined) return outcome === 'someFailed' ? 1 : 0;
  if (willImportCleanly !== undefined) return willImportCleanly === true ? 0 : 1;
  if (progressCode === 'Complete') return 0;
  return progressCode === 'SuccessWithErrors' ? 1 : 4;
}

function codeOfError(error: Error | null): number | null {
  if (!(error instanceof AppError)) return error === null ? null : 70;
  if (error.code === 'INTERNAL') return 70;
  return error.retry === 'never' ? 4 : 3;
}
