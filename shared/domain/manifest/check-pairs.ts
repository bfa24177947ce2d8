import { checkHeader, isHeaderSafe, isMediaType, quote } from './field-values.ts';
import { checkIgnorePattern, ignoreCostLimit } from './ignore-pattern.ts';
import type { ManifestFields } from './manifest-fields.ts';
import type { ProblemList } from './problem-list.ts';
import { say } from './phrase.ts';

const headerToken = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
/** What S3 takes as user metadata of one object, names and values together. */
const metadataLimitBytes = 2048;

/** Checks `contentTypes` (reference 2.7). */
export function checkContentTypes(
  fields: ManifestFields,
  problems: ProblemList,
): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const { name, value, line } of fields.entry('contentTypes')?.pairs ?? []) {
    const field = `contentTypes.${name}`;
    const at = { line: line.number, field };
    if (value.text === '') {
      problems.error({
        ...at,
        message: say`${field} has no value.`,
        fix: 'Write a media type such as text/plain.',
      });
    } else if (!isHeaderSafe(value.text)) {
      checkHeader(field, value.text, line.number, problems);
    } else if (!isMediaType(value.text)) {
      const message = say`${quote(value.text)} is not a media type.`;
      problems.error({ ...at, message, fix: 'Write type/subtype, such as text/plain.' });
    } else if (name.startsWith('.') || name.includes('/')) {
      const message = say`${quote(name)} is not an extension; no file will match it.`;
      problems.warning({ ...at, message, fix: 'Write the extension without its dot: jpg' });
    }
    types.set(name, value.text);
  }
  const byDefault = fields.value('defaultContentType');
  if (byDefault.text !== '' && isHeaderSafe(byDefault.text) && !isMediaType(byDefault.text)) {
    const message = say`${quote(byDefault.text)} is not a media type.`;
    const fix = 'Write type/subtype, such as binary/octet-stream.';
    problems.error({ line: byDefault.line, field: 'defaultContentType', message, fix });
  }
  return types;
}

/** Checks `staticMetadata` and `diskTimestampMetadataKey`: names that are header names, nothing given twice, not too much. */
export function checkMetadata(fields: ManifestFields, problems: ProblemList): ReadonlyMap<string, string> {
  const metadata = new Map<string, string>();
  const seen = new Set<string>();
  let sizeBytes = 0;
  for (const { name, value, line } of fields.entry('staticMetadata')?.pairs ?? []) {
    const field = `staticMetadata.${name}`;
    checkMetadataName(field, name, line.number, problems);
    checkHeader(field, value.text, line.number, problems);
    if (seen.has(name.toLowerCase())) {
      const message = say`${name} is given twice: upper and lower case are the same in a header.`;
      problems.error({ line: line.number, field, message, fix: 'Keep one of the two.' });
    }
    seen.add(name.toLowerCase());
    sizeBytes += name.length + value.text.length;
    metadata.set(name, value.text);
  }
  const entry = fields.entry('staticMetadata');
  if (entry !== undefined && sizeBytes > metadataLimitBytes) {
    const message = say`The metadata has ${sizeBytes} bytes; an object takes at most ${metadataLimitBytes}.`;
    problems.error({
      line: entry.line.number,
      field: 'staticMetadata',
      message,
      fix: 'Shorten names or values.',
    });
  }
  const key = fields.value('diskTimestampMetadataKey');
  if (key.text !== '') {
    checkMetadataName('diskTimestampMetadataKey', key.text, key.line, problems);
    if (seen.has(key.text.toLowerCase())) {
      const message = say`${quote(key.text)} is also a name in staticMetadata.`;
      problems.error({
        line: key.line,
        field: 'diskTimestampMetadataKey',
        message,
        fix: 'Choose another name.',
      });
    }
  }
  return metadata;
}

function checkMetadataName(field: string, name: string, line: number | null, problems: ProblemList): void {
  if (!headerToken.test(name)) {
    const message = say`${quote(name)} cannot be the name of a header.`;
    problems.error({ line, field, message, fix: 'Use letters, digits and hyphens.' });
  } else if (/^x-amz-meta-/i.test(name)) {
    const message = 'x-amz-meta- is put in front of the name anyway.';
    problems.warning({ line, field, message, fix: say`Write ${name.slice('x-amz-meta-'.length)}.` });
  }
}

/** Checks `substitutions` (reference 2.5): only in version 2.0, nothing replaced by way of an empty text. */
export function checkSubstitutions(
  fields: ManifestFields,
  version: string,
  problems: ProblemList,
): ReadonlyMap<string, string> {
  const substitutions = new Map<string, string>();
  const entry = fields.entry('substitutions');
  for (const { name, value, line } of entry?.pairs ?? []) {
    const at = { line: line.number, field: `substitutions.${name}` };
    if (name === '') {
      const message = 'The text to be replaced is empty.';
      problems.error({
        ...at,
        field: 'substitutions',
        message,
        fix: 'Write "from" : "to" with a text before the colon.',
      });
    } else if (!value.isQuoted && /^(?:~|null)$/i.test(value.text)) {
      const message = say`${value.text} without quotes means "nothing" in YAML; it was taken as a text.`;
      problems.warning({ ...at, message, fix: say`Write "${value.text}" or "".` });
    } else if (value.text === '' && value.hasComment) {
      const message = 'Everything behind # is a comment, so the text is replaced by nothing.';
      problems.warning({ ...at, message, fix: 'Put the replacement in double quotes.' });
    }
    if (
      /^[\u201c\u201d\u201e\u2018\u2019]/.test(name) ||
      /^[\u201c\u201d\u201e\u2018\u2019]/.test(value.text)
    ) {
      const message = 'Typographic quotes are taken for a part of the text.';
      problems.warning({ ...at, message, fix: 'Write straight quotes: "from" : "to".' });
    }
    if (name === value.text) {
      problems.warning({ ...at, message: 'The text is replaced by itself.', fix: 'Remove the line.' });
    }
    substitutions.set(name, value.text);
  }
  if (entry !== undefined && substitutions.size > 0 && version.startsWith('1.')) {
    const message = say`substitutions does not exist in manifest version ${version}.`;
    const fix = 'Write manifestVersion: 2.0, or remove substitutions.';
    problems.error({ line: entry.line.number, field: 'substitutions', message, fix });
  }
  return substitutions;
}

/** Checks that every `ignore` pattern compiles on RE2 (reference 2.4). */
export function checkIgnore(fields: ManifestFields, problems: ProblemList): readonly string[] {
  const patterns: string[] = [];
  let costLeft = ignoreCostLimit;
  for (const [at, { value, line }] of (fields.entry('ignore')?.items ?? []).entries()) {
    const field = `ignore[${at + 1}]`;
    patterns.push(value.text);
    if (value.text === '') {
      const message = 'The pattern is empty: it would match every file.';
      const fix = value.hasComment ? 'Put it in single quotes: # begins a comment.' : 'Remove the line.';
      problems.error({ line: line.number, field, message, fix });
      continue;
    }
    const reading = checkIgnorePattern(value.text, costLeft);
    if (reading.kind === 'refused') {
      problems.error({ line: line.number, field, message: reading.message, fix: reading.fix });
      continue;
    }
    costLeft -= reading.cost;
    if (value.text.includes('\\\\')) {
      const message = 'The pattern looks for a backslash; paths have / on every system.';
      problems.warning({ line: line.number, field, message, fix: 'Write / between folders.' });
    } else if (reading.matchesEverything) {
      const message = 'The pattern matches every file, so nothing would be loaded.';
      problems.warning({
        line: line.number,
        field,
        message,
        fix: 'Make it longer, or anchor it with ^ or $.',
      });
    }
  }
  return patterns;
}
