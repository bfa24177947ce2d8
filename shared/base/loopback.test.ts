import { describe, expect, it } from 'vitest';
import { isInTheClear, isLoopback } from './loopback.ts';

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost', 'LocalHost'])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '::',
    '127.0.0.1.example',
    'localhost.example',
    '127.1',
    '128.0.0.1',
    '::ffff:10.0.0.1',
    '[::1]',
    '',
  ])('is not %j', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});

describe('isInTheClear', () => {
  it.each([
    ['https://station.example:8477', false],
    ['http://station.example', true],
    ['http://[::1]:8477', false],
    ['http://127.0.0.1', false],
  ])('%s: %s', (url, expected) => {
    expect(isInTheClear(new URL(url))).toBe(expected);
  });
});
