import { describe, expect, test } from 'vitest';
import { manifestTemplate } from '../../../../shared/domain/manifest/manifest-template.ts';
import { manifestReadiness } from './manifest-readiness.ts';

const complete = manifestTemplate({
  fields: new Map([
    ['deviceId', 'WX1'],
    ['bucket', 'my-bucket'],
    ['eraseDevice', 'yes'],
    ['notificationEmail', 'jane@example.com'],
    ['returnAddress.name', 'Jane'],
    ['returnAddress.street1', 'Main St 1'],
    ['returnAddress.city', 'Berlin'],
    ['returnAddress.postalCode', '10115'],
    ['returnAddress.country', 'Germany'],
    ['returnAddress.phoneNumber', '+49 30 1'],
  ]),
});

function fieldsOf(problems: readonly { readonly field: string }[]): string[] {
  return problems.map(({ field }) => field);
}

describe('manifestReadiness', () => {
  test('a new manifest has something to fill in and nothing wrong', () => {
    const readiness = manifestReadiness(manifestTemplate());
    expect(readiness.isReady).toBe(false);
    expect(fieldsOf(readiness.toFill)).toEqual(
      expect.arrayContaining(['bucket', 'returnAddress.name', 'returnAddress.phoneNumber']),
    );
    expect(readiness.wrong).toEqual([]);
  });

  test('a complete one is ready', () => {
    expect(manifestReadiness(complete)).toMatchObject({ isReady: true, toFill: [], wrong: [], remarks: [] });
  });

  test('tells what is wrong from what is missing and what is only a remark', () => {
    const text = complete.replace('my-bucket', 's3://my-bucket/x').replace(/\nnotificationEmail.*/, '');
    const readiness = manifestReadiness(text);
    expect([readiness.isReady, fieldsOf(readiness.wrong), fieldsOf(readiness.remarks)]).toEqual([
      false,
      ['bucket'],
      ['notificationEmail'],
    ]);
  });

  test('asks for customs only across a border that has one', () => {
    expect(manifestReadiness(complete, 'Austria').isReady).toBe(true);
    expect(manifestReadiness(complete, 'Germany').isReady).toBe(true);
    expect(manifestReadiness(complete, 'half typ').isReady).toBe(true);
    expect(fieldsOf(manifestReadiness(complete, 'USA').toFill)).toContain('customs.deviceValue');
  });

  test('asks for the parts of a record one by one, whether the record is there or not', () => {
    const without = fieldsOf(manifestReadiness('manifestVersion: 2.0\n').toFill);
    const begun = fieldsOf(manifestReadiness('manifestVersion: 2.0\nreturnAddress:\n  name: J\n').toFill);
    expect(begun.toSorted()).toEqual(without.filter((name) => name !== 'returnAddress.name').toSorted());
  });

  test('a password whose line could not be kept is asked for again', () => {
    const text = `${complete}# The line with pinCode is left out of this copy; the manifest that was sent has it.\n`;
    expect(manifestReadiness(text)).toMatchObject({ isReady: false, secretsToType: ['pinCode'] });
    expect(manifestReadiness(`${text}pinCode: '1'\n`).isReady).toBe(true);
  });
});
