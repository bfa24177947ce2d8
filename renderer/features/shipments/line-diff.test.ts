import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedGroups, diffLines } from './line-diff.ts';

function short(before: string, after: string): string[] {
  const signs = { same: ' ', removed: '-', added: '+' };
  return diffLines(before, after).map(({ kind, text }) => `${signs[kind]}${text}`);
}

describe('the difference of two texts', () => {
  it('keeps what is the same around a change', () => {
    expect(short('a\nb\nc\n', 'a\nx\nc\n')).toEqual([' a', '-b', '+x', ' c']);
  });

  it('finds lines that were put in or taken out', () => {
    expect(short('a\nc\n', 'a\nb\nc\n')).toEqual([' a', '+b', ' c']);
    expect(short('a\nb\nc\n', 'b\n')).toEqual(['-a', ' b', '-c']);
  });

  it('takes no notice of line ends', () => {
    expect(short('a\r\nb', 'a\nb\n')).toEqual([' a', ' b']);
  });

  it('numbers each line in its own text', () => {
    expect(diffLines('a\nb\n', 'x\na\n').map(({ oldLine, newLine }) => [oldLine, newLine])).toEqual([
      [null, 1],
      [1, 2],
      [2, null],
    ]);
  });

  it('rebuilds both texts, whatever they are', () => {
    const lines = array(constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    assert(
      property(lines, lines, (old, now) => {
        const diff = diffLines(old.join('\n'), now.join('\n'));
        const without = (kind: 'added' | 'removed'): string[] =>
          diff.filter((line) => line.kind !== kind).map(({ text }) => text);
        expect(without('added')).toEqual(old);
        expect(without('removed')).toEqual(now);
      }),
    );
  });

  it('gives up on the middle of huge texts, but stays right', () => {
    const old = Array.from({ length: 3000 }, (_, index) => `old ${index}`).join('\n');
    const now = Array.from({ length: 3000 }, (_, index) => `new ${index}`).join('\n');
    const diff = diffLines(old, now);
    expect(diff.filter(({ kind }) => kind === 'removed')).toHaveLength(3000);
    expect(diff.filter(({ kind }) => kind === 'added')).toHaveLength(3000);
  });
});

describe('the groups of changes', () => {
  const text = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
  const changed = text.map((line, index) => (index === 4 || index === 15 ? `${line}!` : line));

  it('have some lines around each change, and leave out the rest', () => {
    const groups = changedGroups(diffLines(text.join('\n'), changed.join('\n')));
    expect(groups.map((group) => [group[0]?.text, group.at(-1)?.text])).toEqual([
      ['line 3', 'line 7'],
      ['line 14', 'line 18'],
    ]);
  });

  it('are none when nothing was changed', () => {
    expect(changedGroups(diffLines('a\nb', 'a\nb'))).toEqual([]);
  });
});
