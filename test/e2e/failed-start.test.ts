import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';

let dataFolder: string;
let program: ChildProcess | null = null;

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'drivepost-failed-'));
});
afterEach(async () => {
  program?.kill('SIGKILL');
  program = null;
  await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
});

test.skipIf(inject('noWindow') !== '')(
  'says why it cannot start to who sees no dialog, and ends when it is told to',
  async () => {
    const newer = join(dataFolder, 'settings.json');
    await writeFile(newer, JSON.stringify({ formatVersion: 99, content: {} }));
    const { executablePath, args } = inject('appUnderTest');
    const started = spawn(executablePath, [...args, '--data', dataFolder, '--lang=en-US'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    program = started;
    const ended = once(started, 'exit');
    expect(await errorOutputUpTo(newer, started)).toContain('Drivepost cannot start.');
    started.kill('SIGTERM');
    expect(await ended).toEqual([1, null]);
    // The settings of a newer version stay as they are.
    expect(await readFile(newer, 'utf8')).toContain('99');
    expect(await readFile(join(dataFolder, 'logs', 'drivepost.log'), 'utf8')).toContain('fault start: ');
  },
);

/** What a program writes to its error output until it has named a file there, or until it ends. */
async function errorOutputUpTo(file: string, { stderr }: ChildProcess): Promise<string> {
  let written = '';
  for await (const chunk of stderr ?? []) {
    written += String(chunk);
    if (written.includes(file)) break;
  }
  return written;
}
