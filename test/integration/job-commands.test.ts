import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  manifestText,
  runDrivepost,
  startServingStation,
  type Keys,
  type ProcessResult,
  type ServingStation,
} from './serving-station.ts';

let station: ServingStation;
let keys: Keys;
let manifest = '';

beforeAll(async () => {
  station = await startServingStation();
  keys = await station.addAccount('jane');
  manifest = join(station.folder, 'manifest.txt');
  await writeFile(manifest, manifestText());
});

afterAll(async () => {
  await station.stop();
});

function job(words: readonly string[], input = ''): Promise<ProcessResult> {
  const env = { ...keys, AWS_ENDPOINT_URL_IMPORTEXPORT: station.url };
  return runDrivepost(['job', ...words], { env, input });
}

async function makeDrive(name: string, text: string): Promise<string> {
  const drive = join(station.folder, name);
  await mkdir(join(drive, '.drivepost'), { recursive: true });
  await writeFile(join(drive, '.drivepost', 'manifest.txt'), text);
  return drive;
}

describe('drivepost job', () => {
  it('takes a job from a prepared drive to its end', async () => {
    const drive = await makeDrive('drive', manifestText({ bucket: 'from-drive' }));
    const created = await job(['create', '--drive', drive, '--json']);
    expect([created.exitCode, created.stderr]).toEqual([0, '']);
    const { jobId, signatureFileContents } = JSON.parse(created.stdout) as Record<string, string>;
    expect(await readFile(join(drive, 'SIGNATURE'), 'utf8')).toBe(signatureFileContents);

    const status = await job(['status', jobId ?? '']);
    expect(status.stdout).toContain('Pending: The specified job has not started.');
    const lower = JSON.parse(
      (await job(['status', (jobId ?? '').toLowerCase(), '--json'])).stdout,
    ) as unknown;
    expect(lower).toMatchObject({ jobId, currentManifest: expect.stringContaining('from-drive') });

    expect((await job(['update', jobId ?? '', '--manifest', manifest])).exitCode).toBe(0);
    const again = join(station.folder, 'again');
    await mkdir(again);
    expect((await job(['status', jobId ?? '', '--signature-to', again])).exitCode).toBe(0);
    expect(await readFile(join(again, 'SIGNATURE'), 'utf8')).toBe(signatureFileContents);

    const page = join(station.folder, 'label.html');
    expect((await job(['label', jobId ?? '', '--output', page])).exitCode).toBe(0);
    expect(await readFile(page, 'utf8')).toContain(jobId);

    const unconfirmed = await job(['cancel', jobId ?? ''], `${jobId}\n`);
    expect([unconfirmed.exitCode, unconfirmed.stderr]).toEqual([4, expect.stringContaining('--yes')]);
    expect((await job(['cancel', jobId ?? '', '--yes'])).exitCode).toBe(0);
    const list = await job(['list']);
    expect(list.stdout).toMatch(new RegExp(`^${jobId} .*cancelled$`, 'm'));
    const watched = await job(['status', jobId ?? '', '--watch']);
    expect([watched.exitCode, watched.stdout]).toEqual([1, expect.stringContaining('Canceled')]);
  });

  it('asks for the whole manifest where the copy on the drive is cut, and warns of another drive’s', async () => {
    const sent = `# drivepost-inventory-sha256: ${'a'.repeat(64)}\n${manifestText({ pinCode: '1234' })}`;
    const cut = '# The line with pinCode is left out of this copy; the manifest that was sent has it.';
    const drive = await makeDrive('cut', sent.replace('pinCode:1234', cut));
    const refused = await job(['create', '--drive', drive]);
    expect([refused.exitCode, refused.stderr]).toEqual([3, expect.stringContaining('--manifest')]);
    const whole = join(station.folder, 'whole.txt');
    await writeFile(whole, sent);
    const words = ['create', '--drive', drive, '--validate-only', '--manifest'];
    expect((await job([...words, whole])).stderr).toBe('');
    expect((await job([...words, manifest])).stderr).toContain('inventory');
  });

  it('watches until the job has ended', async () => {
    const created = await job(['create', '--manifest', manifest, '--json']);
    const { jobId } = JSON.parse(created.stdout) as { jobId: string };
    const watching = job(['status', jobId, '--watch', '--json']);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await runDrivepost(['station', 'receive', jobId, '--data', station.data]);
    await runDrivepost(['station', 'abort', jobId, '--data', station.data, '--code', 'MissingDevice']);
    const lines = (await watching).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines[0]).toMatchObject({ locationCode: 'NotReceived', progressCode: 'Pending' });
    expect(lines.at(-1)).toMatchObject({ locationCode: 'AtAWS', progressCode: 'MissingDevice' });
  });

  it('checks a manifest without creating, and says what is refused', async () => {
    const checked = await job(['create', '--manifest', manifest, '--validate-only']);
    expect([checked.exitCode, checked.stdout]).toEqual([0, expect.stringContaining('No job was created')]);
    const bad = join(station.folder, 'bad.txt');
    await writeFile(bad, manifestText({ eraseDevice: 'perhaps' }));
    const refused = await job(['create', '--manifest', bad]);
    expect([refused.exitCode, refused.stderr]).toEqual([4, expect.stringContaining('InvalidManifestField')]);
  });

  it.each<[number, readonly string[], string]>([
    [2, ['create'], '--manifest'],
    [2, ['status', 'O0O0O'], 'five characters'],
    [3, ['create', '--manifest', '/nonexistent'], 'ENOENT'],
    [3, ['create', '--drive', '/nonexistent'], 'ENOENT'],
    [3, ['list', '--endpoint-url', 'nonsense'], 'endpoint'],
    [3, ['list', '--profile', 'nobody'], 'nobody'],
    [4, ['status', 'ZZZZZ'], 'InvalidJobIdException'],
  ])('ends with %i for %j', async (exitCode, words, text) => {
    const result = await job(words);
    expect([result.exitCode, result.stderr]).toEqual([exitCode, expect.stringContaining(text)]);
    expect(result.stderr).not.toContain(keys.AWS_SECRET_ACCESS_KEY);
  });

  it('creates no job when SIGNATURE has nowhere to go', async () => {
    const before = (await job(['list', '--json'])).stdout;
    const result = await job(['create', '--manifest', manifest, '--signature-to', '/nonexistent']);
    expect(result.exitCode).toBe(3);
    expect((await job(['list', '--json'])).stdout).toBe(before);
  });

  it('signs offline with the secret key, as the reference’s vector says', async () => {
    const drive = join(station.folder, 'offline');
    await mkdir(drive);
    const text = join(station.folder, 'vector.txt');
    await writeFile(text, 'manifestVersion:1.0\r\nbucket:toady\r\n');
    const env = { AWS_ACCESS_KEY_ID: 'ID', AWS_SECRET_ACCESS_KEY: 'example-secret-key' };
    const words = ['job', 'sign', '--manifest', text, '--job-id', 'tstd1', '--drive', drive];
    expect((await runDrivepost(words, { env })).exitCode).toBe(0);
    expect(await readFile(join(drive, 'SIGNATURE'), 'utf8')).toBe(
      'version:1.0\nsigningMethod:HmacSHA1\njobId:TSTD1\nsignature:ynm0GKzLZVmOG3CVoARtqybXc80=\n',
    );
  });
});

describe('drivepost station serve', () => {
  it.each<[number, readonly string[], string]>([
    [2, ['--listen', 'everywhere'], 'HOST:PORT'],
    [2, ['--listen', '127.0.0.1:70000'], 'HOST:PORT'],
    [2, ['--to', 'tape'], 's3'],
    [2, ['--tls-cert', '/etc/hosts'], 'together'],
    [3, ['--tls-cert', '/etc/hosts', '--tls-key', '/etc/hosts'], 'PEM'],
    [4, ['--listen', '0.0.0.0:0'], '--insecure'],
  ])('ends with %i for %j', async (exitCode, words, text) => {
    const result = await runDrivepost(['station', 'serve', '--data', station.data, ...words]);
    expect([result.exitCode, result.stderr]).toEqual([exitCode, expect.stringContaining(text)]);
  });

  it('says when another station has the port', async () => {
    const listen = new URL(station.url).host;
    const data = join(station.folder, 'other-station');
    const facility = join(station.folder, 'facility.json');
    expect(await runDrivepost(['station', 'init', '--data', data, '--facility', facility])).toMatchObject({
      exitCode: 0,
    });
    const result = await runDrivepost(['station', 'serve', '--data', data, '--listen', listen]);
    expect([result.exitCode, result.stderr]).toEqual([3, expect.stringContaining('EADDRINUSE')]);
  });
});
