import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeBetween, shownText, takeShownText } from './editor-text.ts';

const piece = fc.constantFrom('bucket: b', 'a', ' ', '#', '\n', '\r\n', '\r', 'ä', '😀');
const anyText = fc
  .tuple(fc.constantFrom('', '\uFEFF'), fc.array(piece, { maxLength: 30 }))
  .map(([head, pieces]) => head + pieces.join(''));
const typed = fc.array(fc.constantFrom('x', 'y: 1', '\n', 'b', ' '), { maxLength: 8 });

describe('takeShownText', () => {
  test('gives a text that is shown as what was typed, whatever the line ends are', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), typed, (text, first, second, insert) => {
        const before = shownText(text);
        const [from = 0, to = 0] = [first, second]
          .map((place) => place % (before.length + 1))
          .sort((a, b) => a - b);
        const after = before.slice(0, from) + insert.join('') + before.slice(to);
        expect(shownText(takeShownText(text, after))).toBe(after);
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps the line ends of what was not touched, and gives new lines those of the first', () => {
    const text = '\uFEFFa: 1\r\nb: 2\nc: 3\r\n';
    expect(takeShownText(text, 'a: 1\nb: 2x\nnew:\nc: 3\n')).toBe('\uFEFFa: 1\r\nb: 2x\r\nnew:\nc: 3\r\n');
    expect(takeShownText(text, shownText(text))).toBe(text);
    expect(takeShownText(text, '')).toBe('\uFEFF');
  });
});

test('changeBetween names the smallest part that differs', () => {
  expect(changeBetween('bucket: a', 'bucket: ab')).toEqual({ from: 9, to: 9, insert: 'b' });
  expect(changeBetween('aaa', 'aa')).toEqual({ from: 2, to: 3, insert: '' });
  expect(changeBetween('same', 'same')).toBeNull();
});
