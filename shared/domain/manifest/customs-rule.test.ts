import { describe, expect, test } from 'vitest';
import { checkCustomsRule } from './customs-rule.ts';
import { testAddress as address, testFields as base } from './manifest.fixture.ts';
import type { Manifest } from './manifest.ts';
import { readManifest } from './read-manifest.ts';

function good(extra: string): Manifest {
  const { manifest } = readManifest(new TextEncoder().encode(`${base}${extra}${address}`));
  if (manifest === undefined) throw new Error('no manifest');
  return manifest;
}

function withExtra(extra: string): string[] {
  const { problems } = readManifest(new TextEncoder().encode(`${base}${extra}${address}`));
  return problems.map((each) => `${each.severity} ${each.code} ${each.line ?? '-'} ${each.field}`);
}

describe('customs', () => {
  const customs = `customs:
 dataDescription: Results.
 encryptedData: no
 exportCertifierName: John Doe
 requiresExportLicense: no
 deviceValue: 250.00
 deviceCountryOfOrigin: China
 deviceType: externalStorageDevice
`;

  test('is read, and its rules hold', () => {
    expect(good(customs).customs).toMatchObject({ deviceValue: '250.00', encryptedData: false });
    expect(withExtra(customs.replace('encryptedData: no', 'encryptedData: yes'))).toEqual([
      'error MissingCustoms 6 customs.encryptionClassification',
    ]);
    expect(
      withExtra(
        customs.replace('250.00', '$250').replace('sh: no', '').replace('externalStorageDevice', 'floppy'),
      ),
    ).toEqual(['error InvalidCustoms 11 customs.deviceValue', 'error InvalidCustoms 13 customs.deviceType']);
    expect(withExtra(customs.replace(' exportCertifierName: John Doe\n', ''))).toEqual([
      'error MissingCustoms 6 customs.exportCertifierName',
    ]);
    expect(good('customs:\n dataDescription:\n encryptedData:\n').customs).toBeUndefined();
  });

  test('is needed between countries, but not inside the European Union', () => {
    const from = (country: string, facility: string): string[] =>
      checkCustomsRule({ ...good(''), returnAddress: { ...good('').returnAddress, country } }, facility).map(
        (problem) => problem.code,
      );
    expect(from('USA', 'United States')).toEqual([]);
    expect(from('U.S.A.', 'us')).toEqual([]);
    expect(from('Germany', 'IRELAND')).toEqual([]);
    expect(from('DEU', 'Österreich')).toEqual([]);
    expect(from('Germany', 'USA')).toEqual(['MissingCustoms']);
    expect(from('UK', 'Ireland')).toEqual(['MissingCustoms']);
    expect(from('Atlantis', 'atlantis')).toEqual([]);
    expect(from('Myanmar', 'MM')).toEqual([]);
    expect(checkCustomsRule(good(customs), 'Japan')).toEqual([]);
  });
});
