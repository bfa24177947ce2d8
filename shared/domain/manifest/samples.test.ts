import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readManifest } from './read-manifest.ts';

const folder = new URL('../../../test/fixtures/manifests/', import.meta.url);

/** What each sample must be understood as; the year in its name is that of the guide it comes from. */
const expected: Record<
  string,
  { version: string; bucket: string; deviceId: string; erase: boolean | undefined }
> = {
  '2009-email.txt': { version: '1.0', bucket: 'toady', deviceId: 'MyCompany489732', erase: undefined },
  '2011-customs.txt': {
    version: '2.0',
    bucket: 'my-import-bucket',
    deviceId: 'MyCompany489732',
    erase: true,
  },
  '2011-minimum.txt': {
    version: '2.0',
    bucket: 'my-import-bucket',
    deviceId: 'S/N 123XXXY1934883',
    erase: false,
  },
  '2011-substitutions.txt': { version: '2.0', bucket: 'my-bucket', deviceId: 'ABCDE', erase: false },
  '2011-update-job.txt': { version: '1.0', bucket: 'mybucket', deviceId: 'ABCDE', erase: true },
  '2013-tstd1.txt': { version: '2.0', bucket: 'myawsbucket', deviceId: '3QD0T87T', erase: false },
  '2015-cli-create-job.txt': {
    version: '2.0',
    bucket: 'amzn-s3-demo-bucket',
    deviceId: '49382',
    erase: true,
  },
  '2015-cli-string.txt': { version: '2.0', bucket: 'amzn-s3-demo-bucket', deviceId: '49382', erase: true },
  '2015-get-status-indented.txt': { version: '2.0', bucket: 'myBucket', deviceId: '49382', erase: true },
  '2015-get-status.txt': { version: '2.0', bucket: 'myBucket', deviceId: '49382', erase: true },
  '2015-template-filled.txt': {
    version: '2.0',
    bucket: 'my-import-bucket',
    deviceId: 'myDeviceSerialNumber ABCD',
    erase: true,
  },
};

test('every sample has an expectation', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(expected).sort());
});

for (const [name, wanted] of Object.entries(expected)) {
  for (const eol of ['\n', '\r\n', '\r']) {
    test(`${name} with ${JSON.stringify(eol)} is accepted and understood`, () => {
      const text = readFileSync(new URL(name, folder), 'utf8').replaceAll('\n', eol);
      const { manifest, problems } = readManifest(new TextEncoder().encode(text));
      expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
      expect({
        version: manifest?.manifestVersion,
        bucket: manifest?.bucket,
        deviceId: manifest?.deviceId,
        erase: manifest?.eraseDevice,
      }).toEqual(wanted);
      expect(manifest?.returnAddress.postalCode).toMatch(/^9|^D01/);
      expect(manifest?.returnAddress.phoneNumber).toMatch(/555/);
    });
  }
}
