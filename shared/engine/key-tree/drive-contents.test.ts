import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testAddress, testFields } from '../../domain/manifest/manifest.fixture.ts';
import { openTree } from './tree.fixture.ts';

let drive = '';
beforeEach(() => {
  drive = mkdtempSync(join(tmpdir(), 'drivepost-contents-'));
});
afterEach(() => rmSync(drive, { recursive: true, force: true }));

it('takes what is on the drive but what is its own, under the keys that earlier runs meant', async () => {
  mkdirSync(join(drive, '.drivepost'));
  mkdirSync(join(drive, 'photos'));
  writeFileSync(join(drive, 'SIGNATURE'), 'x');
  writeFileSync(
    join(drive, '.drivepost', 'manifest.txt'),
    `${testFields}${testAddress}substitutions:\n  "$COLON$" : ":"\n`,
  );
  writeFileSync(join(drive, 'photos', 'at 10$COLON$30.jpg'), 'abc');
  writeFileSync(join(drive, 'report.txt'), 'abcd');
  const { tree } = await openTree({ sources: [], drive, keyPrefix: 'unused/', useDriveContents: true });
  expect(tree.state()).toMatchObject({ phase: 'ready', files: 2, bytes: 7 });
  tree.toggle(tree.rows(0, 1).rows[0]?.id ?? -1, true);
  expect(tree.rows(0, 9).rows.map(({ key }) => key)).toEqual([
    'photos/',
    'photos/at 10:30.jpg',
    'report.txt',
  ]);
});
