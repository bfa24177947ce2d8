import { describe, expect, test } from 'vitest';
import { sectionAt, sectionsOf } from './sections.ts';

describe('sectionAt', () => {
  test('starts a window at its first section', () => {
    expect(sectionAt('customer', [])?.path).toBe('prepare');
    expect(sectionAt('station', [])?.path).toBe('station/jobs');
  });

  test('finds the section of an address below it', () => {
    expect(sectionAt('customer', ['prepare', 'd1', 'copy'])?.path).toBe('prepare');
    expect(sectionAt('station', ['station', 'drives', 'sdb1'])?.path).toBe('station/drives');
  });

  test('takes a feature alone for its first section', () => {
    expect(sectionAt('station', ['station'])?.path).toBe('station/jobs');
  });

  test('knows no address of the other window', () => {
    expect(sectionAt('customer', ['station', 'jobs'])).toBeNull();
    expect(sectionAt('station', ['prepare'])).toBeNull();
    expect(sectionAt('customer', ['nowhere'])).toBeNull();
  });

  test('leads to settings from both windows', () => {
    for (const mode of ['customer', 'station'] as const) {
      expect(sectionsOf(mode).at(-1)?.path).toBe('settings');
      expect(sectionAt(mode, ['settings', 'about'])?.path).toBe('settings');
    }
  });
});
