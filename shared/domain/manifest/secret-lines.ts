import { fieldSpec } from './field-catalogue.ts';

const names = 'pinCode|trueCryptPassword';
const secretLine = new RegExp(`^\\s*(#?)\\s*["']?(${names})["']?\\s*:([^\\r\\n]*)`, 'i');
const mention = new RegExp(`^(?!\\s*#).*(${names})`, 'i');
const placeholder = new RegExp(`^# The line with (${names}) is left out of this copy;`, 'i');

/** A text with the lines left out that hold a password or PIN, each with a comment in its place. */
export interface WithoutSecretLines {
  readonly text: string;
  readonly isRedacted: boolean;
}

/**
 * Leaves the lines of a manifest out that hold a password or PIN. The text may be half-typed: what is indented below such a
 * line goes with it, and so does a line that names such a field in any other way. Comments count too, but for the examples of
 * a new manifest.
 */
export function withoutSecretLines(text: string): WithoutSecretLines {
  let isRedacted = false;
  /** How far the last line that was left out is indented; what is indented further belongs to it. */
  let leftOutIndent: number | null = null;
  const kept: string[] = [];
  for (const line of linesOf(text)) {
    const indent = line.length - line.trimStart().length;
    if (leftOutIndent !== null && line.trim() !== '' && indent > leftOutIndent) continue;
    const name = secretIn(line);
    if (name === null) {
      if (line.trim() !== '') leftOutIndent = null;
      kept.push(line);
      continue;
    }
    isRedacted = true;
    leftOutIndent = indent;
    const end = /[\r\n]*$/.exec(line)?.[0] ?? '';
    kept.push(`# The line with ${name} is left out of this copy; the manifest that was sent has it.${end}`);
  }
  return { text: kept.join(''), isRedacted };
}

/** The fields that a copy lacks, because their lines were left out and have not been written again. */
export function missingSecrets(text: string): readonly string[] {
  return placeholdersOf(text).filter((name) => !hasField(text, name));
}

/** The text without the comments that stand for lines which have been written again since. */
export function withoutOldPlaceholders(text: string): string {
  const back = new Set(placeholdersOf(text).filter((name) => hasField(text, name)));
  if (back.size === 0) return text;
  return linesOf(text)
    .filter((line) => !back.has(placeholder.exec(line)?.[1] ?? ''))
    .join('');
}

/** Whether lines were left out of a text, so that it is not the manifest itself. */
export function isWithoutSecretLines(text: string): boolean {
  return placeholdersOf(text).length > 0;
}

function placeholdersOf(text: string): readonly string[] {
  return linesOf(text).flatMap((line) => placeholder.exec(line)?.[1] ?? []);
}

function hasField(text: string, name: string): boolean {
  return linesOf(text).some((line) => {
    const [, mark, found = ''] = secretLine.exec(line) ?? [];
    return mark === '' && found.toLowerCase() === name.toLowerCase();
  });
}

/** The field whose value a line holds; null for a line that tells nothing. */
function secretIn(line: string): string | null {
  const [, mark, name, value = ''] = secretLine.exec(line) ?? [];
  if (name !== undefined) return mark === '#' && isExample(name, value) ? null : name;
  return mention.exec(line)?.[1] ?? null;
}

/** Whether a value in a comment is empty or the catalogue's example, as a new manifest shows it. */
function isExample(name: string, value: string): boolean {
  const plain = value.trim().replace(/^(["'])(.*)\1$/, '$2');
  return plain === '' || plain === fieldSpec(name)?.example;
}

function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n|\r(?!\n))/);
}
