import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDrive, postDrive, testBucket, writeFiles, type PostedDrive } from '../journey/load-drive.ts';
import { startStrictS3, type StrictS3 } from '../servers/strict-s3/strict-s3.ts';

const substituting = ['substitutions:', '  "_" : "/"', '  "%20" : " "', '  "gone" : ""'];

/** File, status and code of each row. */
function rows(drive: PostedDrive): readonly string[] {
  return drive.log().map((row) => row.replace(/^"(.*?)",(\d+,\w+),.*$/, '$1,$2'));
}

describe('a drive whose files want keys that are not theirs', () => {
  let server: StrictS3;
  let posted: PostedDrive | undefined;

  beforeEach(async () => {
    server = await startStrictS3({ buckets: [testBucket] });
  });
  afterEach(async () => {
    await server.close();
    await posted?.remove();
  });

  const content = (key: string): string => server.read(testBucket, key).toString();

  it('stores the first of them and names the others', async () => {
    posted = await postDrive(
      { 'a/b': 'plain, first', a_b: 'changed, second', c_d: 'changed, no other', 'e%20f': '1', 'e f_': '2' },
      { manifestLines: substituting },
    );
    await writeFiles(posted.drive, { 'z_%20': 'first', 'z/%20': 'second', 'z_ ': 'third' });
    expect(await loadDrive(posted, server)).toMatchObject({ loaded: 5, failed: 3 });
    expect(rows(posted)).toEqual([
      'SIGNATURE,103,Ignored',
      'a/b,200,OK',
      'a_b,409,KeyTaken',
      'c_d,200,OK',
      'e f_,200,OK',
      'e%20f,200,OK',
      'z/%20,200,OK',
      'z_ ,409,KeyTaken',
      'z_%20,409,KeyTaken',
    ]);
    expect([content('a/b'), content('c/d'), content('z/ ')]).toEqual([
      'plain, first',
      'changed, no other',
      'second',
    ]);
  });

  it('finds the same when it was stopped in between', async () => {
    const files: Record<string, string> = {};
    for (let at = 0; at < 40; at += 1) {
      files[`n${String(at).padStart(3, '0')}_x`] = `changed ${at}`;
      files[`n${String(at).padStart(3, '0')}gone_x`] = `longer ${at}`;
    }
    posted = await postDrive(files, { manifestLines: substituting });
    const stop = new AbortController();
    server.faults.add({
      fault: { kind: 'slow', delayMs: 20 },
      matches: ({ method }) => method === 'PUT',
      times: 60,
    });
    const load = loadDrive(posted, server, { signal: stop.signal });
    load.catch(() => undefined);
    while (server.objects(testBucket).size < 10) await new Promise((resolve) => setTimeout(resolve, 2));
    stop.abort(new Error('stopped'));
    await expect(load).rejects.toThrow('stopped');
    expect(await loadDrive(posted, server)).toMatchObject({ resumed: true, loaded: 40, failed: 40 });
    const resumed = posted.log();
    expect(resumed.filter((row) => row.includes(',409,KeyTaken,'))).toHaveLength(40);
    expect(resumed.filter((row) => row.includes(',200,OK,'))).toHaveLength(40);
  });

  it('cannot put a file in the place of the import log', async () => {
    posted = await postDrive({ 'good.txt': 'good' });
    const name = `import-log-${posted.jobId}`;
    await writeFiles(posted.drive, { [name]: 'DateTime,File\n"all is well"\n' });
    expect(await loadDrive(posted, server)).toMatchObject({ loaded: 1, failed: 1 });
    expect(rows(posted)).toContain(`${name},409,ImportLogKey`);
    expect(content(name)).toContain('"good.txt",200,OK');
  });

  it('has a key of its own for each spelling of a name', async () => {
    posted = await postDrive({
      'caf\u00e9': 'one letter',
      'cafe\u0301': 'two',
      'CAF\u00c9': 'capitals',
      K: 'K',
      '\u212a': 'kelvin',
    });
    expect(await loadDrive(posted, server)).toMatchObject({ loaded: 5, failed: 0 });
    expect(['caf\u00e9', 'cafe\u0301', 'CAF\u00c9', 'K', '\u212a'].map(content)).toEqual([
      'one letter',
      'two',
      'capitals',
      'K',
      'kelvin',
    ]);
  });

  it('cannot leave its prefix by names or by substitutions', async () => {
    posted = await postDrive(
      { '..%20x': 'a', 'q_.._.._other-customer_x': 'b' },
      { manifestLines: [...substituting, 'prefix: mine/'] },
    );
    await loadDrive(posted, server);
    const keys = [...server.objects(testBucket).keys()].filter((key) => !key.startsWith('import-log-'));
    expect(keys.every((key) => key.startsWith('mine/'))).toBe(true);
    expect(content('mine/q/../../other-customer/x')).toBe('b');
  });

  it('is loaded by the manifest of its job, whatever the copy on it says', async () => {
    posted = await postDrive({ 'good.txt': 'good' }, { manifestLines: ['ignore:', '  - ^\\.drivepost/'] });
    const evil = 'manifestVersion: 2.0\nbucket: other-bucket\nprefix: evil/\nacl: public-read-write\n';
    await writeFiles(posted.drive, { '.drivepost/manifest.txt': evil });
    expect(await loadDrive(posted, server)).toMatchObject({ loaded: 1, ignored: 2, failed: 0 });
    expect(content('good.txt')).toBe('good');
    expect(server.objects(testBucket).get('evil/good.txt')).toBeUndefined();
  });

  it('gives no header by a name', async () => {
    const name = 'x\r\nx-amz-acl: public-read\r\n\r\n.txt';
    posted = await postDrive({ [name]: 'content' });
    expect(await loadDrive(posted, server)).toMatchObject({ loaded: 1, failed: 0 });
    expect(content(name)).toBe('content');
    expect(JSON.stringify(server.objects(testBucket).get(name)?.headers)).not.toContain('public-read');
  });
});
