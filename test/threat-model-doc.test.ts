import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const text = readFileSync(new URL('docs/threat-model.md', root), 'utf8');

/** Links of the form [name of a test](../file.test.ts). */
const named = [...text.matchAll(/\[([^\][]+)\]\(\.\.\/([^)]+\.test\.tsx?)\)/g)].map(
  ([, name = '', file = '']) => [file, name] as const,
);

describe('docs/threat-model.md', () => {
  it('names tests', () => {
    expect(named.length).toBeGreaterThan(60);
  });

  it.each(named)('%s has the test "%s"', (file, name) => {
    const place = new URL(file, root);
    expect(existsSync(place)).toBe(true);
    const source = readFileSync(place, 'utf8').replaceAll("\\'", "'");
    expect(
      [`'${name}'`, `"${name}"`, `\`${name}`, `'${name} (`].some((quoted) => source.includes(quoted)),
    ).toBe(true);
  });

  it('has a proof for every attack of a drive', () => {
    const table = text.slice(text.indexOf('## A hostile drive'), text.indexOf('What is left:'));
    const rows = table.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| attack'));
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((row) => !row.startsWith('| ---') && !row.includes('.test.ts)'))).toEqual([]);
  });
});
