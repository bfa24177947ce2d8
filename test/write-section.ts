import { readFileSync, writeFileSync } from 'node:fs';

/** Puts a text in place of the section `## TITLE` of a Markdown file, or at the end when there is none. */
export function writeSection(file: string, title: string, text: string): void {
  const whole = readFileSync(file, 'utf8');
  const heading = `## ${title}\n`;
  const from = whole.indexOf(`\n${heading}`);
  const section = `${heading}\n${text.trim()}\n`;
  if (from === -1) {
    writeFileSync(file, `${whole.trimEnd()}\n\n${section}`);
    return;
  }
  const next = whole.indexOf('\n## ', from + 1);
  const rest = next === -1 ? '' : whole.slice(next);
  writeFileSync(file, `${whole.slice(0, from + 1)}${section}${rest}`);
}
