import { expect, test } from 'vitest';
import { manifestTemplate } from './manifest-template.ts';
import {
  isWithoutSecretLines,
  missingSecrets,
  withoutOldPlaceholders,
  withoutSecretLines,
} from './secret-lines.ts';

test('a manifest with no secret stays as it is', () => {
  const text = manifestTemplate();
  expect(withoutSecretLines(text)).toEqual({ text, isRedacted: false });
  expect(isWithoutSecretLines(text)).toBe(false);
});

test.each([
  'pinCode: S3CRET',
  'pincode:S3CRET',
  '  "pinCode" : \'S3CRET\'',
  'trueCryptPassword:\n  S3CRET',
  'trueCryptPassword: |\n  S3CRET\n\n  S3CRET',
  '{bucket: b, pinCode: S3CRET}',
  '# pinCode: S3CRET',
  'pinCode: "S3CRET',
  '? pinCode\n  : S3CRET',
])('no part of a secret is left, however it is typed: %j', (lines) => {
  const { text, isRedacted } = withoutSecretLines(`bucket: b\r\n${lines}\r\nacl: private\r\n`);
  expect(isRedacted).toBe(true);
  expect(text).not.toContain('S3CRET');
  expect(text).toMatch(/^bucket: b\r\n/);
  expect(text).toMatch(/\nacl: private\r\n$/);
  expect(isWithoutSecretLines(text)).toBe(true);
});

test('what was left out is missing until it is written again, or its comment is deleted', () => {
  const { text } = withoutSecretLines('bucket: b\npinCode: 1\ntrueCryptPassword: 2\n');
  expect(missingSecrets(text)).toEqual(['pinCode', 'trueCryptPassword']);
  const typed = `${text}PINCODE: 3\n`;
  expect(missingSecrets(typed)).toEqual(['trueCryptPassword']);
  expect(withoutOldPlaceholders(typed)).toBe(`bucket: b\n${text.split('\n')[2] ?? ''}\nPINCODE: 3\n`);
  expect(missingSecrets('bucket: b\n')).toEqual([]);
});
