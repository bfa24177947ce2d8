import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../../shared/domain/manifest/read-manifest.ts';
import { lineRange, lostInventory, putInventoryBack } from './manifest-lines.ts';

const digest = '5f'.repeat(32);
const comment = `# drivepost-inventory-sha256: ${digest}`;
const manifest = [
  'manifestVersion: 2.0',
  'deviceId: D1',
  'bucket: field-archive',
  'eraseDevice: yes',
  'notificationEmail: jane@example.com',
  'accessKeyId: AKIAIOSFODNN7EXAMPLE',
  'returnAddress:',
  '  name: Jane Doe',
  '  street1: 4 Orchard Lane',
  '  city: Seattle',
  '  stateOrProvince: WA',
  '  postalCode: 98101',
  '  country: USA',
  '  phoneNumber: 206-555-1000',
  comment,
  '',
].join('\n');

describe('the comment that vouches for the inventory', () => {
  it('is there as long as its digest is, whatever else is half-typed', () => {
    expect(lostInventory(manifest, `${manifest}buck`)).toBeNull();
    expect(lostInventory(manifest, manifest.replace('bucket: field-archive', 'bucket:'))).toBeNull();
  });

  it('is lost when it is removed or altered', () => {
    expect(lostInventory(manifest, manifest.replace(`${comment}\n`, ''))).toBe(comment);
    expect(lostInventory(manifest, manifest.replace('5f5f', '6f5f'))).toBe(comment);
    expect(lostInventory(manifest, manifest.replace(comment, `x: ${digest}`))).toBe(comment);
  });

  it('is not missed where it never was', () => {
    expect(lostInventory(manifest.replace(comment, ''), '')).toBeNull();
  });

  it('is put back in place of an altered one', () => {
    for (const broken of [manifest.replace('5f5f', '6f5f'), manifest.replace(`\n${comment}\n`, '')]) {
      const mended = putInventoryBack(broken, comment);
      expect(lostInventory(manifest, mended)).toBeNull();
      expect(readManifest(new TextEncoder().encode(mended)).manifest?.inventorySha256).toBe(digest);
    }
  });
});

describe('the place of a line', () => {
  it('is where it begins and ends', () => {
    const text = 'one\ntwo\nthree';
    const found = [1, 2, 3, 4].map((line) => {
      const { from, to } = lineRange(text, line);
      return text.slice(from, to);
    });
    expect(found).toEqual(['one', 'two', 'three', '']);
  });
});
