import { describe, expect, test } from 'vitest';
import { readRoute } from './route.ts';

describe('readRoute', () => {
  test('gives the parts of an address', () => {
    expect(readRoute('#/prepare/d1/copy')).toEqual(['prepare', 'd1', 'copy']);
  });

  test('knows no empty parts', () => {
    expect(readRoute('')).toEqual([]);
    expect(readRoute('#')).toEqual([]);
    expect(readRoute('#//shipments/')).toEqual(['shipments']);
  });

  test('decodes parts, and leaves what cannot be decoded', () => {
    expect(readRoute('#/station/jobs/a%20b')).toEqual(['station', 'jobs', 'a b']);
    expect(readRoute('#/x/100%')).toEqual(['x', '100%']);
  });
});
