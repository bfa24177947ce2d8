import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Manifest, ManifestProblem } from '../../../domain/manifest/manifest.ts';
import { run } from '../../run.ts';

const fixtures = new URL('../../../../test/fixtures/manifests/', import.meta.url);
const settings = [
  'bucket=my-bucket',
  'deviceId=0123',
  'eraseDevice=yes',
  'notificationEmail=a@example.com',
  'returnAddress.name=Jane Roe',
  'returnAddress.street1=123 Any Street',
  'returnAddress.city=Anytown',
  'returnAddress.stateOrProvince=WA',
  'returnAddress.postalCode=91011',
  'returnAddress.country=USA',
  'returnAddress.phoneNumber=206-555-1111',
  'ignore=^tmp/',
  'substitutions.$COLON$=:',
  'contentTypes.flv=video/x-flv',
].flatMap((setting) => ['--set', setting]);

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drivepost-manifest-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function drivepost(
  args: readonly string[],
  input = '',
): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  async function* stdin(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(input);
  }
  const code = await run(['manifest', ...args], {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    stdin: stdin(),
    env: {},
    clock: { now: () => 0 },
    signal: new AbortController().signal,
  });
  return { code, out, err };
}

describe('drivepost manifest', () => {
  test('new makes a file that check accepts and show explains', async () => {
    const file = join(folder, 'manifest.txt');
    expect(await drivepost(['new', '--output', file, ...settings])).toMatchObject({ code: 0, out: '' });
    expect(await drivepost(['check', file])).toEqual({ code: 0, out: `${file}: good\n`, err: '' });
    const shown = JSON.parse((await drivepost(['show', '--json', file])).out) as Manifest;
    expect(shown).toMatchObject({
      bucket: 'my-bucket',
      deviceId: '0123',
      ignore: ['^tmp/'],
      substitutions: { $COLON$: ':' },
      contentTypes: { flv: 'video/x-flv' },
      logBucket: 'my-bucket',
    });
    const before = readFileSync(file, 'utf8');
    const again = await drivepost(['new', '--output', file]);
    expect(again.code).toBe(3);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('new says what cannot be used and what is still open', async () => {
    const file = join(folder, 'manifest.txt');
    const { code, err } = await drivepost(['new', '-o', file, '-s', 'acl=everyone', '-s', 'bucket=abc']);
    expect(code).toBe(1);
    expect(err).toMatch(/acl is "everyone"/);
    expect(err).toMatch(/Still to fill in: deviceId, eraseDevice, returnAddress\./);
  });

  test.each([['nothing'], ['buckett=x'], ['pinCode=1234'], ['returnAddress=x']])(
    'new refuses --set %s',
    async (setting) => {
      const { code, out, err } = await drivepost(['new', '--set', setting]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).not.toContain('1234');
    },
  );

  test('check names file, line, field and fix; reads stdin; exits with 1 on errors', async () => {
    const text = 'manifestVersion: 2.0\nbucket: s3://x\n';
    const { code, out } = await drivepost(['check', '-'], text);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^stdin:2: error: bucket: "s3:\/\/x" is not the name of a bucket\. \(InvalidManifestField\)\n {4}Write/m,
    );
    const json = JSON.parse((await drivepost(['check', '--json', '-'], text)).out) as {
      problems: ManifestProblem[];
    }[];
    expect(json[0]?.problems.map((problem) => problem.field)).toContain('returnAddress');
  });

  test('check goes on to the other files when one cannot be read', async () => {
    const good = new URL('2011-minimum.txt', fixtures).pathname;
    const { code, out, err } = await drivepost(['check', join(folder, 'none'), good]);
    expect(code).toBe(3);
    expect(out).toContain('2011-minimum.txt: good');
    expect(err).toContain('ENOENT');
  });

  test('check knows when customs is needed', async () => {
    const file = new URL('2011-minimum.txt', fixtures).pathname;
    const { code, out } = await drivepost(['check', '--facility-country', 'Ireland', file]);
    expect(code).toBe(1);
    expect(out).toContain('MissingCustoms');
  });

  test('show masks secrets, in tables and in JSON, and reports errors', async () => {
    const file = join(folder, 'manifest.txt');
    const sample = readFileSync(new URL('2015-get-status.txt', fixtures), 'utf8');
    writeFileSync(file, `${sample}pinCode: 99887766\n`);
    for (const flags of [[], ['--json']]) {
      const { code, out } = await drivepost(['show', file, ...flags]);
      expect(code).toBe(0);
      expect(out).toContain('[secret]');
      expect(out).not.toMatch(/password123|99887766/);
    }
    expect(await drivepost(['show', '-'], 'manifest.txt')).toMatchObject({ code: 1, out: '' });
  });

  test('fields explains one field, a record, or all', async () => {
    expect((await drivepost(['fields'])).out.split('\n').length).toBeGreaterThan(40);
    expect((await drivepost(['fields', 'ERASEDEVICE'])).out).toContain('2014 required');
    expect((await drivepost(['fields', 'customs'])).out).toContain('customs.deviceType');
    expect(await drivepost(['fields', 'buckt'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('bucket') as unknown,
    });
  });
});
