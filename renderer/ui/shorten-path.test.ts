import { expect, it } from 'vitest';
import { splitPath } from './shorten-path.ts';

it.each([
  ['a/b/c.txt', 'a/b', '/c.txt'],
  ['c.txt', '', 'c.txt'],
  ['/c.txt', '', '/c.txt'],
  ['a/b/', 'a', '/b/'],
  ['C:\\a\\b.txt', 'C:\\a', '\\b.txt'],
  ['', '', ''],
])('cuts %j before its last name', (path, head, tail) => {
  expect(splitPath(path)).toEqual({ head, tail });
});

it('lets a long name keep its end', () => {
  const { head, tail } = splitPath(`a/${'x'.repeat(80)}.txt`, 20);
  expect(tail).toBe(`${'x'.repeat(16)}.txt`);
  expect(head + tail).toBe(`a/${'x'.repeat(80)}.txt`);
});

it('never cuts a character in half', () => {
  const path = '\u{1F4E6}'.repeat(20);
  for (let limit = 1; limit < 10; limit += 1) {
    const { head, tail } = splitPath(path, limit);
    expect(head + tail).toBe(path);
    expect(tail.isWellFormed()).toBe(true);
  }
});
