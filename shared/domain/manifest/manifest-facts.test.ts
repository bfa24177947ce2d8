import { expect, it } from 'vitest';
import { fieldCatalogue } from './field-catalogue.ts';
import { manifestFacts } from './manifest-facts.ts';
import { readManifest } from './read-manifest.ts';

const text = `manifestVersion: 2.0
deviceId: ABCDE
bucket: photos
prefix: 2026/
eraseDevice: no
notificationEmail: jane@example.com; joe@example.com
pinCode: 1234
trueCryptPassword: open sesame
substitutions:
  "$COLON$": ":"
returnAddress:
  name: Jane Roe
  street1: 123 Any Street
  city: Anytown
  stateOrProvince: WA
  postalCode: 91011
  phoneNumber: +1 206 555 1000
  country: USA
customs:
  dataDescription: Photographs
  encryptedData: no
  exportCertifierName: Jane Roe
  requiresExportLicense: no
  deviceValue: 100
  deviceCountryOfOrigin: Taiwan
  deviceType: externalStorageDevice
`;

it('tells what a manifest says, in the order of the catalogue, and nothing secret', () => {
  const { manifest, problems } = readManifest(new TextEncoder().encode(text));
  if (manifest === undefined) throw new Error(JSON.stringify(problems));
  const facts = manifestFacts(manifest);
  const values = new Map(facts.map(({ name, value }) => [name, value]));
  expect(values.get('bucket')).toBe('photos');
  expect(values.get('eraseDevice')).toBe('no');
  expect(values.get('substitutions')).toBe('$COLON$: :');
  expect(values.get('notificationEmail')).toContain('joe@example.com');
  expect(values.get('customs.deviceType')).toBe('externalStorageDevice');
  expect(values.has('cacheControl')).toBe(false);
  expect(JSON.stringify(facts)).not.toMatch(/1234|sesame|Any Street/);
  const order = fieldCatalogue.map(({ name }) => name);
  expect([...values.keys()]).toEqual(order.filter((name) => values.has(name)));
});
