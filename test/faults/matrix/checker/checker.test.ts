import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../../../conformance/raw-s3.ts';
import type { Violation, Work } from '../fault.ts';
import { makeScene, type Scene } from '../scene/scene.ts';
import { copyFolder, removeTemplates } from '../scene/template.ts';
import type { Ended } from '../work-run.ts';
import { runWork } from '../works.ts';
import { logOf } from './check-load.ts';
import { beginCheck, type Check } from './checker.ts';

let folder: string;
let scene: Scene;
let check: Check;
let ended: Ended;

afterAll(removeTemplates);

/** Does a work without any fault, once; each test finds it as it was then, so that what it plants is all that is wrong. */
function whenDone(work: Work): void {
  let kept: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'drivepost-checker-'));
    kept = `${folder}-kept`;
    scene = await makeScene({ work, seed: 1, folder }, { isSmall: true });
    check = await beginCheck(scene);
    ended = await runWork(scene);
    copyFolder(folder, kept);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    copyFolder(kept, folder);
  });

  afterAll(async () => {
    await scene.close();
    for (const one of [folder, kept]) rmSync(one, { recursive: true, force: true });
  });
}

async function found(change: Partial<Ended> = {}): Promise<readonly Violation['what'][]> {
  const violations = await check.after({ ...ended, ...change });
  return [...new Set(violations.map(({ what }) => what))].sort();
}

function editLog(edit: (text: string) => string): void {
  writeFileSync(logOf(scene), edit(readFileSync(logOf(scene), 'utf8')));
}

/** Another character in the midst of a file. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  const at = bytes.length >> 1;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

/** Where an object lies in the target folder. */
function stored(key: string): string {
  return join(scene.target, scene.bucket, key);
}

/** One of Drivepost's own files on the drive. */
function own(name: string): string {
  return join(scene.drive, '.drivepost', name);
}

/** Sends the scene's store a request of its own. */
async function send(
  method: string,
  key: string,
  more: { readonly query?: [string, string][]; readonly body?: Uint8Array } = {},
): Promise<string> {
  if (scene.server === null) throw new Error('no store');
  const answer = await sendRaw(scene.server, { method, resource: `${scene.bucket}/${key}`, ...more });
  return answer.text;
}

describe('the checker of a load into a folder', () => {
  whenDone('load-folder');

  it.each<[string, () => void, readonly Violation['what'][]]>([
    ['nothing', () => undefined, []],
    ['an object that is gone', () => rmSync(stored('tiny')), ['lost']],
    ['an object with one bit changed', () => damage(stored('just-above.bin')), ['different']],
    ['an object that no row has', () => copyFileSync(stored('tiny'), stored('tiny-2')), ['doubled']],
    ['a partial object', () => mkdirSync(join(scene.target, '.drivepost-partial')), ['leftover']],
    ['a file in the data folder', () => writeFileSync(join(scene.dataFolder, 'x.partial'), ''), ['leftover']],
    ['a drive that was changed', () => damage(join(scene.drive, 'just-above.bin')), ['different']],
    ['a drive that was written to', () => writeFileSync(join(scene.drive, 'new'), ''), ['doubled', 'lost']],
    [
      'a log that differs from the stored one',
      () => editLog((text) => text.replace(/ 20\d\d /, ' 1999 ')),
      ['different'],
    ],
    [
      'a row that is gone',
      () => editLog((text) => text.replace(/^.*"tiny".*\n/m, '')),
      ['different', 'doubled', 'exit', 'log', 'lost'],
    ],
    [
      'a row that stands twice',
      () => editLog((text) => text.replace(/^.*"tiny".*\n/m, '$&$&')),
      ['different', 'doubled', 'exit', 'log'],
    ],
    [
      'a row with another MD5',
      () => editLog((text) => text.replace(/("[^"]*tiny",)[0-9a-f]{32}/, `$1${'0'.repeat(32)}`)),
      ['different', 'log'],
    ],
    ['a row cut off', () => editLog((text) => text.slice(0, -9)), ['different', 'log']],
  ])('finds %s', async (_what, plant, violations) => {
    plant();
    expect(await found()).toEqual(violations);
  });

  it('finds an exit code that says less than the truth, and a run that hung', async () => {
    expect(await found({ exitCode: 1 })).toEqual(['exit']);
    expect(await found({ exitCode: 3 })).toEqual(['exit']);
    expect(await found({ isHung: true })).toEqual(['hang']);
  });
});

describe('the checker of a load into a store', () => {
  whenDone('load-s3');

  it('finds objects that are gone, different and one too many, and an open upload', async () => {
    expect(await found()).toEqual([]);
    const tiny = readFileSync(join(scene.drive, 'tiny'));
    await send('DELETE', 'tiny');
    expect(await found()).toEqual(['lost']);
    await send('PUT', 'tiny', { body: Buffer.from('y') });
    expect(await found()).toEqual(['different']);
    await send('PUT', 'tiny', { body: tiny });
    await send('PUT', 'tiny-2', { body: tiny });
    expect(await found()).toEqual(['doubled']);
    await send('DELETE', 'tiny-2');
    await send('POST', 'm/parts.bin', { query: [['uploads', '']] });
    expect(await found()).toEqual(['multipart']);
  });
});

describe('the checker of a prepare', () => {
  whenDone('prepare');

  it.each<[string, () => void, readonly Violation['what'][]]>([
    ['nothing', () => undefined, []],
    ['a file that is gone', () => rmSync(join(scene.drive, 'tiny')), ['lost']],
    ['a file with one bit changed', () => damage(join(scene.drive, 'just-above.bin')), ['different']],
    [
      'a file twice',
      () => copyFileSync(join(scene.drive, 'tiny'), join(scene.drive, 'tiny (2)')),
      ['doubled'],
    ],
    ['a partial file', () => mkdirSync(own('partial')), ['leftover']],
    ['a lock', () => writeFileSync(own('lock'), '{}'), ['leftover']],
    [
      'a SIGNATURE of an earlier journey',
      () => writeFileSync(join(scene.drive, 'SIGNATURE'), 'x'),
      ['leftover'],
    ],
    [
      'an inventory with another line',
      () => appendFileSync(own('manifest-md5.txt'), `${'0'.repeat(32)}  zzz\n`),
      ['different', 'doubled'],
    ],
    ['a damaged inventory', () => damage(own('manifest-md5.txt')), ['different']],
    [
      'a damaged line in the journal',
      () => appendFileSync(own('journal.txt'), 'half a line\n'),
      ['different', 'leftover'],
    ],
    ['a source that was changed', () => damage(join(scene.sources, 'tiny')), ['different']],
  ])('finds %s', async (_what, plant, violations) => {
    plant();
    const seen = await found();
    // A damaged inventory may lack a path or have another.
    expect(seen.filter((what) => violations.includes(what))).toEqual(violations);
    expect(violations.length === 0 ? seen : []).toEqual([]);
  });
});

describe('the checker of a rehearsal', () => {
  whenDone('verify');

  it.each<[string, () => void, readonly Violation['what'][]]>([
    ['nothing', () => undefined, []],
    [
      'a row that is gone',
      () =>
        writeFileSync(
          scene.rehearsalLog,
          readFileSync(scene.rehearsalLog, 'utf8').replace(/^.*"tiny".*\n/m, ''),
        ),
      ['exit', 'log', 'lost'],
    ],
    ['no log', () => rmSync(scene.rehearsalLog), ['log']],
  ])('finds %s', async (_what, plant, violations) => {
    plant();
    expect(await found()).toEqual(violations);
  });
});
