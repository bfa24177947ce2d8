import { fieldCatalogue } from './field-catalogue.ts';
import type { FieldSpec } from './field-spec.ts';
import type { ManifestErrorCode } from './manifest.ts';
import type { FieldValue } from './manifest-fields.ts';
import { nearestName } from './nearest-name.ts';
import type { ProblemList } from './problem-list.ts';
import { say } from './phrase.ts';

/** The code under which a wrong value of a field is reported (reference 5.4). */
function invalidCode(spec: FieldSpec): ManifestErrorCode {
  if (spec.group === 'returnAddress') return 'InvalidAddress';
  return spec.group === 'customs' ? 'InvalidCustoms' : 'InvalidManifestField';
}

/** The code under which a field that is not there is reported. */
export function missingCode(spec: FieldSpec): ManifestErrorCode {
  return spec.group === 'customs' ? 'MissingCustoms' : 'MissingManifestField';
}

/** `yes`, `no`, `true`, `false` in any case; undefined for anything else. */
export function readYesNo(text: string): boolean | undefined {
  const word = withoutSemicolon(text).toLowerCase();
  if (word === 'yes' || word === 'true') return true;
  return word === 'no' || word === 'false' ? false : undefined;
}

/** One value of a choice in the service's spelling, or undefined. */
export function readChoice(spec: FieldSpec, text: string): string | undefined {
  const wanted = withoutSemicolon(text).toLowerCase();
  return [...(spec.values ?? []), ...(spec.laterValues ?? [])].find(
    (value) => value.toLowerCase() === wanted,
  );
}

/** Versions are numbers to YAML, so `2` is `2.0`; a semicolon behind it stands in a documented sample. */
export function readVersion(text: string): string {
  const version = withoutSemicolon(text);
  return /^[0-9]$/.test(version) ? `${version}.0` : version;
}

/** The addresses of a notificationEmail. */
export function readEmails(text: string): string[] {
  return text
    .split(/[;,]/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

/** Whether a text can travel in an HTTP header as it is: printable ASCII, nothing that could begin another header. */
export function isHeaderSafe(text: string): boolean {
  return /^[\u0020-\u007e]*$/.test(text);
}

/** Whether a text is a media type: `type/subtype`, parameters behind a semicolon. */
export function isMediaType(text: string): boolean {
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(?:;[\u0020-\u007e]*)?$/.test(text);
}

/** Checks one value that is not empty against its field's kind. */
export function checkFieldValue(spec: FieldSpec, value: FieldValue, problems: ProblemList): void {
  const { text } = value;
  const at = { code: invalidCode(spec), line: value.line, field: spec.name };
  if (spec.versions === '2.0' || spec.kind === 'version' || spec.kind === 'pairs' || spec.kind === 'list')
    return;
  switch (spec.kind) {
    case 'choice':
      checkChoice(spec, value, problems);
      break;
    case 'yes-no':
      if (readYesNo(text) === undefined) {
        problems.error({ ...at, message: say`${spec.name} is ${quote(text)}.`, fix: 'Write yes or no.' });
      } else if (withoutSemicolon(text) !== text) {
        problems.warning({
          ...at,
          message: 'A semicolon stands behind the value.',
          fix: 'Remove the semicolon.',
        });
      }
      break;
    case 'emails':
      for (const address of readEmails(text)) {
        if (/^[^\s@<>"()]+@[^\s@<>"()]+$/.test(address)) continue;
        const message = say`${quote(address)} is not an e-mail address.`;
        problems.error({
          ...at,
          message,
          fix: 'Write addresses with semicolons between them, without names.',
        });
      }
      if (text.includes(',')) {
        const message = 'Addresses are separated by a comma.';
        problems.warning({ ...at, message, fix: 'Write semicolons between addresses.' });
      }
      break;
    case 'bucket':
      checkBucket(spec, value, problems);
      break;
    case 'header':
      checkHeader(spec.name, text, value.line, problems);
      break;
    case 'decimal':
      if (!/^(?=.*[1-9])\d{1,12}(?:\.\d{1,2})?$/.test(text)) {
        const message = say`${spec.name} is ${quote(text)}.`;
        problems.error({
          ...at,
          message,
          fix: 'Write US dollars as a decimal above 0 without a sign: 250.00',
        });
      }
      break;
    case 'text':
    case 'secret':
      checkText(spec, value, problems);
      break;
    case 'record':
      problems.error({
        ...at,
        code: 'MalformedManifest',
        message: say`${spec.name} has parts, not a value.`,
        fix: say`Leave the line at "${spec.name}:" and write each part on a line below, indented.`,
      });
      break;
    default:
      spec.kind satisfies never;
  }
}

/** Reports a header's value that could not be sent, or that could smuggle another header in. */
export function checkHeader(field: string, text: string, line: number | null, problems: ProblemList): void {
  if (isHeaderSafe(text)) return;
  const message = say`${field} holds a line end, a control character or a character outside ASCII, which no header can carry.`;
  problems.error({ line, field, message, fix: 'Use printable ASCII characters only.' });
}

/** A value in a message: shortened, control characters shown. */
export function quote(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return JSON.stringify(shown);
}

function withoutSemicolon(text: string): string {
  return text.replace(/[\s;]{1,8}$/, '');
}

function checkChoice(spec: FieldSpec, value: FieldValue, problems: ProblemList): void {
  const { text } = value;
  const at = { code: invalidCode(spec), line: value.line, field: spec.name };
  const values = spec.values ?? [];
  const choice = readChoice(spec, text);
  if (choice === undefined) {
    const near = nearestName(text, [...values, ...(spec.laterValues ?? [])]);
    const all = values.join(', ');
    const fix =
      near === undefined ? say`Write one of ${all}.` : say`Did you mean ${near}? Write one of ${all}.`;
    problems.error({
      ...at,
      message: say`${spec.name} is ${quote(text)}, which is not one of its values.`,
      fix,
    });
  } else if (choice !== text) {
    problems.warning({
      ...at,
      message: say`${quote(text)} is taken for ${choice}.`,
      fix: say`Write ${choice}.`,
    });
  }
  if (choice !== undefined && spec.laterValues?.includes(choice) === true) {
    const message = say`The old service did not offer ${choice}; it works where the store knows it.`;
    problems.warning({ ...at, message, fix: say`Take one of ${values.join(', ')} if the store does not.` });
  }
}

function checkBucket(spec: FieldSpec, value: FieldValue, problems: ProblemList): void {
  const { text } = value;
  const at = { line: value.line, field: spec.name };
  if (/^s3:/i.test(text) || text.includes('/')) {
    const message = say`${quote(text)} is not the name of a bucket.`;
    problems.error({
      ...at,
      message,
      fix: 'Write the bucket alone; a folder in it goes to prefix, with a slash at its end.',
    });
  } else if (!/^[A-Za-z0-9._-]{1,255}$/.test(text)) {
    const message = say`${quote(text)} cannot be the name of a bucket.`;
    problems.error({ ...at, message, fix: 'A name has letters, digits, dots and hyphens, 3 to 63 of them.' });
  } else if (!isDnsBucket(text)) {
    const message = say`${text} is not a DNS-compatible bucket name; many stores refuse it.`;
    const fix = 'If you can choose: 3 to 63 lower-case letters, digits and hyphens.';
    problems.warning({ ...at, message, fix });
  }
}

function isDnsBucket(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !/\.\.|\.-|-\./.test(name) &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name)
  );
}

function checkText(spec: FieldSpec, value: FieldValue, problems: ProblemList): void {
  const isKeyText = spec.name === 'prefix' || spec.name === 'logPrefix';
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value.text);
  if (!controls) return;
  const at = { code: invalidCode(spec), line: value.line, field: spec.name };
  const message = say`${spec.name} holds a control character.`;
  if (isKeyText)
    problems.warning({ ...at, message, fix: 'Keys with control characters are hard to get at again.' });
  else problems.error({ ...at, message, fix: 'Write it on one line, without control characters.' });
}

/** The parts of a record, in the order of the catalogue. */
export function partsOf(name: string): readonly FieldSpec[] {
  return fieldCatalogue.filter((spec) => spec.name.startsWith(`${name}.`));
}
