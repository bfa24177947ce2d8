import { describe, expect, it } from 'vitest';
import { manifestTemplate } from '../../domain/manifest/manifest-template.ts';
import { readManifest } from '../../domain/manifest/read-manifest.ts';
import { isRedactedCopy, withoutSecrets } from './redact-manifest.ts';

const fields = new Map([
  ['bucket', 'mybucket'],
  ['deviceId', 'ABCDE'],
  ['eraseDevice', 'yes'],
  ['notificationEmail', 'john.doe@example.com'],
  ['returnAddress.name', 'John Doe'],
  ['returnAddress.street1', '123 Any Street'],
  ['returnAddress.city', 'Anytown'],
  ['returnAddress.stateOrProvince', 'WA'],
  ['returnAddress.postalCode', '91011-1111'],
  ['returnAddress.country', 'USA'],
  ['returnAddress.phoneNumber', '206-555-1000'],
]);

function cut(text: string): { readonly text: string; readonly isRedacted: boolean } {
  const bytes = Buffer.from(text);
  const { manifest, problems } = readManifest(bytes);
  if (manifest === undefined) throw new Error(JSON.stringify(problems));
  const copy = withoutSecrets(bytes, manifest);
  expect(isRedactedCopy(copy.bytes)).toBe(copy.isRedacted);
  return { text: Buffer.from(copy.bytes).toString(), isRedacted: copy.isRedacted };
}

describe('the copy of a manifest on the drive', () => {
  const template = manifestTemplate({ fields });

  it('keeps the commented examples of a new manifest', () => {
    expect(template).toMatch(/^# pinCode: /m);
    expect(template).toMatch(/^# trueCryptPassword: /m);
    expect(cut(template)).toEqual({ text: template, isRedacted: false });
  });

  it.each(['# pinCode:', '#pinCode: ""', "#  trueCryptPassword: 'password123'  ", '# PINCODE: 12345678'])(
    'keeps %j, which tells nothing',
    (line) => {
      const text = `${template}${line}\r\n`;
      expect(cut(text)).toEqual({ text, isRedacted: false });
    },
  );

  it.each([
    'pinCode: 12345678',
    "trueCryptPassword: 'password123'",
    '# pinCode: 87654321',
    "# trueCryptPassword: 'password123' too",
    '# pinCode: password123',
    '# \'trueCryptPassword\' : "Xq7pa55word"',
  ])('leaves out %j', (line) => {
    const copy = cut(`${template}${line}\nacl: private\n`);
    expect(copy.isRedacted).toBe(true);
    expect(copy.text).not.toContain(line);
    expect(copy.text).toMatch(/^# pinCode: '12345678'$/m);
    expect(copy.text.endsWith('has it.\nacl: private\n')).toBe(true);
  });
});
