import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { distFolder } from '../journey/run-drivepost.ts';
import { runDrivepost, startServingStation, type ServingStation } from '../integration/serving-station.ts';

function serveArguments(data: string): readonly string[] {
  return ['station', 'serve', '--data', data, '--listen', '127.0.0.1:0'];
}

/** Serves a data folder in a process of its own; resolves once it listens. */
async function serve(data: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [`${distFolder}drivepost.js`, ...serveArguments(data)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 120_000,
  });
  const ended = once(child, 'close').then((codes) =>
    Promise.reject(new Error(`it ended with ${codes.join()}`)),
  );
  const [text] = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer];
  ended.catch(() => undefined);
  expect(text.toString()).toMatch(/^listening on /);
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
}

describe('a second station on one data folder', () => {
  let station: ServingStation | undefined;
  afterEach(() => station?.stop());

  it('is refused by name of the first, works beside it, and takes over from one that was killed', async () => {
    station = await startServingStation();
    const { data, url } = station;
    const [second, jobs] = await Promise.all([
      runDrivepost(serveArguments(data)),
      runDrivepost(['station', 'jobs', '--data', data, '--json']),
    ]);
    expect([second.exitCode, second.stdout]).toEqual([3, '']);
    expect(second.stderr).toMatch(/Another process serves this station.* Process \d+ on /s);
    expect(await (await fetch(`${url}/health`)).text()).toContain('ok');
    expect([jobs.exitCode, JSON.parse(jobs.stdout)]).toEqual([0, []]);

    process.kill(Number(/Process (\d+) on /.exec(second.stderr)?.[1]), 'SIGKILL');
    await station.ended;
    expect(await readdir(data)).toContain('station.serving');
    const third = await serve(data);
    await end(third, 'SIGTERM');
    expect(third.exitCode).toBe(0);
    expect(await readdir(data)).not.toContain('station.serving');
  });
});
