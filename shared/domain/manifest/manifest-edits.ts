import { fieldCatalogue, fieldSpec } from './field-catalogue.ts';
import type { FieldSpec } from './field-spec.ts';
import type { ManifestEntry, ManifestTree } from './manifest-tree.ts';
import { splitLines, type ManifestLine } from './manifest-text.ts';
import { createProblemList } from './problem-list.ts';
import { readTree } from './read-tree.ts';
import { writeDoubleQuoted, writeScalar, writeSingleQuoted } from './write-scalar.ts';

/** What a form shows and changes of a manifest's text. `value` is null for a field that is not there. */
export interface FieldContent {
  readonly value: string | null;
  /** The items of a list, the pairs of a field with pairs; empty for others. */
  readonly items: readonly string[];
  readonly pairs: readonly (readonly [name: string, value: string])[];
  /** 1 is the first line; null for a field that is not there. */
  readonly line: number | null;
}

const nothing: FieldContent = { value: null, items: [], pairs: [], line: null };

/** What the text says of every catalogue field, errors elsewhere or not; by dotted name. */
export function readFields(text: string): ReadonlyMap<string, FieldContent> {
  const { tree } = read(text);
  const fields = new Map<string, FieldContent>(fieldCatalogue.map(({ name }) => [name, nothing]));
  for (const entry of tree.entries) {
    if (entry.spec === undefined) continue;
    fields.set(entry.name, {
      value: entry.value.text,
      items: entry.items.map((item) => item.value.text),
      pairs: entry.pairs.map((pair) => [pair.name, pair.value.text]),
      line: entry.line.number,
    });
    if (entry.spec.kind !== 'record') continue;
    for (const pair of entry.pairs) {
      const { text: value } = pair.value;
      fields.set(`${entry.name}.${pair.name}`, { ...nothing, value, line: pair.line.number });
    }
  }
  return fields;
}

/**
 * The text with one field set, or taken away with null. Every other authored byte stays: comments, order, indentation,
 * line ends. A field that is not there goes behind its commented-out line, or behind the field before it in the catalogue.
 */
export function setField(text: string, name: string, value: string | null): string {
  const spec = fieldSpec(name);
  if (spec === undefined) return text;
  const [outer = '', part] = spec.name.split('.');
  const state = read(text);
  const entry = state.tree.entries.find((each) => each.name === outer);
  if (part !== undefined) return setPart(state, entry, { spec, outer, part, value });
  if (entry === undefined) {
    return value === null ? text : addOuter(state, spec, [named(spec, outer, value)]);
  }
  return value === null ? removeLines(state, linesOf(entry)) : setLine(state, entry.line, spec, value);
}

interface PartChange {
  readonly spec: FieldSpec;
  readonly outer: string;
  readonly part: string;
  readonly value: string | null;
}

function setPart(state: State, entry: ManifestEntry | undefined, change: PartChange): string {
  const { spec, outer, part, value } = change;
  const line = entry?.pairs.find((pair) => pair.name === part)?.line;
  if (value === null) return line === undefined ? state.text : removeLines(state, [line]);
  if (line !== undefined) return setLine(state, line, spec, value);
  const content = named(spec, part, value);
  if (entry !== undefined) return addPart(state, entry, spec, content);
  const record = fieldSpec(outer);
  return record === undefined ? state.text : addOuter(state, record, [`${outer}:`, `  ${content}`]);
}

/** The text with the items of a list field; none takes the field away. Comments between the old items go with them. */
export function setItems(text: string, name: string, items: readonly string[]): string {
  return setBlock(
    text,
    name,
    items.map((item) => `- ${writeSingleQuoted(item)}`),
  );
}

/** The text with the pairs of a field with pairs; none takes the field away. */
export function setPairs(
  text: string,
  name: string,
  pairs: readonly (readonly [name: string, value: string])[],
): string {
  const isLiteral = name === 'substitutions';
  const lines = pairs.map(([from, to]) =>
    isLiteral
      ? `${writeDoubleQuoted(from)} : ${writeDoubleQuoted(to)}`
      : `${writeScalar(from)}: ${writeScalar(to)}`,
  );
  return setBlock(text, name, lines);
}

interface State {
  readonly text: string;
  readonly lines: readonly ManifestLine[];
  readonly tree: ManifestTree;
  readonly eol: string;
  readonly base: string;
}

function read(text: string): State {
  const lines = splitLines(text);
  const tree = readTree(lines, createProblemList());
  const eol = lines.find((line) => line.eol !== '')?.eol ?? '\n';
  return { text, lines, tree, eol, base: ' '.repeat(Math.max(0, tree.baseIndent)) };
}

function setBlock(text: string, name: string, contents: readonly string[]): string {
  const spec = fieldSpec(name);
  if (spec === undefined) return text;
  const state = read(text);
  const entry = state.tree.entries.find((each) => each.name === spec.name);
  if (entry === undefined) {
    if (contents.length === 0) return text;
    return addOuter(state, spec, [`${spec.name}:`, ...contents.map((content) => `  ${content}`)]);
  }
  const old = linesOf(entry);
  if (contents.length === 0) return removeLines(state, old);
  const first = old[1];
  const indentation =
    first === undefined ? `${state.base}  ` : text.slice(first.start, first.start + first.indent);
  const block = [`${state.base}${spec.name}:`, ...contents.map((content) => `${indentation}${content}`)].join(
    state.eol,
  );
  const from = entry.line.start;
  const to = (old.at(-1) ?? entry.line).end;
  return text.slice(0, from) + block + text.slice(to);
}

/** The line of a field and of what stands below it. */
function linesOf(entry: ManifestEntry): readonly ManifestLine[] {
  const below = [...entry.pairs, ...entry.items].map(({ line }) => line);
  return [entry.line, ...below.toSorted((a, b) => a.number - b.number)];
}

function removeLines({ text, lines }: State, removed: readonly ManifestLine[]): string {
  const numbers = new Set(removed.map(({ number }) => number));
  const head = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return (
    head +
    lines
      .filter((line) => !numbers.has(line.number))
      .map((line) => whole(text, line))
      .join('')
  );
}

function whole(text: string, line: ManifestLine): string {
  return text.slice(line.start, line.end) + line.eol;
}

/** A line with another value; its name, and a comment behind the value, stay as they are. */
function setLine({ text }: State, line: ManifestLine, spec: FieldSpec, value: string): string {
  const { content } = line;
  const colon = content.indexOf(':');
  if (colon < 0) return text;
  const written = writeValue(spec, value);
  const comment = commentOf(content.slice(colon + 1));
  const next = `${content.slice(0, colon + 1)}${written === '' ? '' : ` ${written}`}${comment}`;
  const from = line.start + line.indent;
  return text.slice(0, from) + next + text.slice(from + content.length);
}

/** The comment behind a value, with the blanks before it; empty when what looks like one is in quotes. */
function commentOf(rest: string): string {
  const value = rest.trimStart();
  const quote = value[0];
  const isQuoted = quote === '"' || quote === "'";
  const end = isQuoted ? value.lastIndexOf(quote) : 0;
  const found = /\s#.*$/.exec(isQuoted ? value.slice(end) : rest);
  return found === null ? '' : ` ${found[0].trimStart()}`;
}

function named(spec: FieldSpec, name: string, value: string): string {
  const written = writeValue(spec, value);
  return written === '' ? `${name}:` : `${name}: ${written}`;
}

/** Versions, amounts and yes/no stand bare, as in the service's own samples. */
function writeValue(spec: FieldSpec, value: string): string {
  if (value === '') return '';
  const isNumber = (spec.kind === 'version' || spec.kind === 'decimal') && /^\d+(?:\.\d+)?$/.test(value);
  const isWord = spec.kind === 'yes-no' && /^(?:yes|no|true|false)$/i.test(value);
  return isNumber || isWord ? value : writeScalar(value);
}

/** Puts a part below its record. */
function addPart(state: State, entry: ManifestEntry, spec: FieldSpec, content: string): string {
  const sibling = entry.pairs.at(-1)?.line;
  const indentation =
    sibling === undefined
      ? `${state.base}  `
      : state.text.slice(sibling.start, sibling.start + sibling.indent);
  const [outer = ''] = spec.name.split('.');
  const after =
    hintOf(state, spec.name.split('.')[1] ?? '', entry.line.number) ??
    before(spec, (name) => {
      const [recordName, part] = name.split('.');
      return recordName === outer ? entry.pairs.find((pair) => pair.name === part)?.line : undefined;
    }) ??
    entry.line;
  return insertBehind(state, after, [`${indentation}${content}`]);
}

function addOuter(state: State, spec: FieldSpec, contents: readonly string[]): string {
  const lines = contents.map((content) => `${state.base}${content}`);
  const after =
    hintOf(state, spec.name, 0) ??
    before(spec, (name) => {
      const entry = state.tree.entries.find((each) => each.name === name);
      return entry === undefined ? undefined : linesOf(entry).at(-1);
    });
  if (after !== undefined) return insertBehind(state, after, lines);
  const { endLine } = state.tree;
  const lastLine = state.lines.findLast((line) => endLine === undefined || line.number < endLine.number);
  if (lastLine === undefined) {
    const head = state.text.startsWith('\uFEFF') ? '\uFEFF' : '';
    return `${head}${lines.join(state.eol)}${state.eol}${state.text.slice(head.length)}`;
  }
  return insertBehind(state, lastLine, lines);
}

/** The comment `# name: example` of a template, behind line number `from`; and what is commented out below it. */
function hintOf({ lines }: State, name: string, from: number): ManifestLine | undefined {
  const at = lines.findIndex(
    (line) => line.number > from && line.content.startsWith('#') && isHint(line.content, name),
  );
  if (at < 0) return undefined;
  const next = lines[at + 1];
  return next !== undefined && /^# {3}\S/.test(next.content) ? next : lines[at];
}

function isHint(content: string, name: string): boolean {
  const bare = content.slice(1).trimStart();
  return bare.startsWith(`${name}:`);
}

/** The place of the nearest field before this one in the catalogue that is there. */
function before(
  spec: FieldSpec,
  lineOf: (name: string) => ManifestLine | undefined,
): ManifestLine | undefined {
  const at = fieldCatalogue.indexOf(spec);
  for (let index = at - 1; index >= 0; index -= 1) {
    const line = lineOf(fieldCatalogue[index]?.name ?? '');
    if (line !== undefined) return line;
  }
  return undefined;
}

function insertBehind({ text, eol }: State, line: ManifestLine, added: readonly string[]): string {
  const at = line.end + line.eol.length;
  const lead = line.eol === '' ? eol : '';
  const tail = line.eol === '' ? '' : eol;
  return `${text.slice(0, at)}${lead}${added.join(eol)}${tail}${text.slice(at)}`;
}
