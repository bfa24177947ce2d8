import { fieldSpec, foreignFields } from './field-catalogue.ts';
import type { FieldSpec } from './field-spec.ts';
import type { ManifestLine } from './manifest-text.ts';
import type { ManifestEntry, ManifestTree } from './manifest-tree.ts';
import { readNamedValue, type NamedValue } from './named-value.ts';
import { say, type Said } from './phrase.ts';
import type { ProblemList } from './problem-list.ts';
import { readScalar, type Scalar } from './scalar.ts';
import { createUnknownFieldReport } from './unknown-field.ts';

const inventoryComment = /^#\s*drivepost-inventory-sha256\s*:\s*(\S*)\s*$/;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * Puts lines together to fields, two levels deep at most, the way the old service's lenient reader took them (reference 1.1).
 * Linear in the number of lines; what cannot be read safely becomes a MalformedManifest problem.
 */
export function readTree(lines: readonly ManifestLine[], problems: ProblemList): ManifestTree {
  const tree: ManifestTree = {
    entries: [],
    inventoryLines: [],
    baseIndent: -1,
    endLine: undefined,
    foreignJob: undefined,
  };
  const place = createPlacer(tree, problems);
  for (const line of lines) {
    const { content } = line;
    if (content === '') continue;
    if (content.startsWith('#')) {
      const digest = inventoryComment.exec(content)?.[1];
      if (digest !== undefined) tree.inventoryLines.push({ line, digest });
    } else if (tree.endLine !== undefined || (/^---(?:\s|$)/.test(content) && tree.entries.length > 0)) {
      problems.error({
        code: 'MalformedManifest',
        line: line.number,
        field: '',
        message: 'A manifest is one document; here a second one begins.',
        fix: 'Keep one document and remove the rest.',
      });
      break;
    } else if (controlCharacter.test(content)) {
      problems.error({
        code: 'MalformedManifest',
        line: line.number,
        field: '',
        message: 'The line holds a control character.',
        fix: 'Remove it; inside double quotes write it as an escape such as \\u0001.',
      });
    } else if (content === '...') {
      tree.endLine = line;
    } else if (content !== '---') {
      place(line);
    }
  }
  return tree;
}

function createPlacer(tree: ManifestTree, problems: ProblemList): (line: ManifestLine) => void {
  let current: ManifestEntry | undefined;
  const reportUnknown = createUnknownFieldReport(problems);
  const firstLines = new Map<string, number>();
  const warned = new Set<string>();

  function warnOnce(about: string, line: ManifestLine, field: string, message: Said, fix: Said): void {
    if (warned.has(`${about} ${field}`)) return;
    warned.add(`${about} ${field}`);
    problems.warning({ line: line.number, field, message, fix });
  }

  function malformed(line: ManifestLine, field: string, message: Said, fix: Said): void {
    problems.error({ code: 'MalformedManifest', line: line.number, field, message, fix });
  }

  return function place(line: ManifestLine): void {
    if (tree.baseIndent < 0) tree.baseIndent = line.indent;
    const isIndented = line.indent > tree.baseIndent;
    if (line.hasTab) {
      warnOnce(
        'tab',
        line,
        '',
        'The line is indented with a tab, which YAML does not allow.',
        'Indent with spaces.',
      );
    }
    if (current !== undefined && isOpaque(current) && (isIndented || line.content.startsWith('-'))) {
      noteDestination(tree, line);
      return;
    }
    if (line.content.startsWith('-') && (current?.spec?.kind === 'list' || /^-(?:\s|$)/.test(line.content))) {
      placeItem(line);
      return;
    }
    placeNamed(line, isIndented);
  };

  function placeItem(line: ManifestLine): void {
    if (current?.spec?.kind !== 'list') {
      const field = current?.name ?? '';
      malformed(
        line,
        field,
        'A list item (- …) stands where no list is expected.',
        'Only ignore takes a list.',
      );
      return;
    }
    const field = `${current.name}[${current.items.length + 1}]`;
    if (line.content.length > 1 && !/^-\s/.test(line.content)) {
      warnOnce('dash', line, current.name, 'No space follows the dash.', 'Write "- " before each item.');
    }
    const text = line.content.slice(1).trim();
    const reading = readScalar(text, line.number);
    if (reading.kind === 'refused') {
      current.isRefused = true;
      const isGlob = text.startsWith('*');
      malformed(
        line,
        field,
        isGlob ? 'This is a shell pattern; ignore takes regular expressions.' : reading.message,
        isGlob ? `Write \\.tmp$ for *.tmp: a dot is \\. and "anything" is .*` : reading.fix,
      );
      return;
    }
    for (const doubt of reading.doubts) doubtful(line, field, doubt);
    if (!reading.scalar.isQuoted && /:\s/.test(reading.scalar.text)) {
      doubtful(line, field, 'Strict YAML takes a colon and a space for a map.');
    }
    current.items.push({ value: reading.scalar, line });
  }

  function doubtful(line: ManifestLine, field: string, doubt: Said): void {
    problems.warning({ line: line.number, field, message: doubt, fix: 'Put the value in single quotes.' });
  }

  function placeNamed(line: ManifestLine, isIndented: boolean): void {
    const reading = readNamedValue(line);
    if (reading.kind === 'refused' && reading.name === undefined) {
      malformed(line, isIndented ? (current?.name ?? '') : '', reading.message, reading.fix);
      if (current !== undefined && isIndented) current.isRefused = true;
      return;
    }
    const name = reading.kind === 'named' ? reading.named.name : (reading.name ?? '');
    const parent = parentFor(line, name, isIndented, reading.kind === 'named' ? reading.named : undefined);
    if (parent === 'nowhere') return;
    const field = parent === undefined ? name : `${parent.name}.${name}`;
    const spec = parent?.spec?.kind === 'pairs' ? undefined : fieldSpec(field);
    const properField = spec?.name ?? field;
    if (reading.kind === 'refused') malformed(line, properField, reading.message, reading.fix);
    else for (const doubt of reading.named.doubts) doubtful(line, properField, doubt);
    if (spec !== undefined && spec.name !== field) {
      const message = say`${name} is written ${spec.name.split('.').at(-1) ?? ''} in manifests.`;
      problems.warning({
        line: line.number,
        field: spec.name,
        message,
        fix: say`Write ${spec.name.split('.').at(-1) ?? ''}.`,
      });
    }
    if (reading.kind === 'named' && reading.named.hasSpaceBeforeColon && parent?.spec?.kind !== 'pairs') {
      warnOnce(
        'colon',
        line,
        '',
        'A space stands before the colon.',
        'Write the colon directly behind the name.',
      );
    }
    const value =
      reading.kind === 'named'
        ? reading.named.value
        : { text: '', isQuoted: false, hasComment: false, line: line.number };
    if (parent === undefined) addEntry(line, spec, properField, value, reading.kind === 'refused');
    else
      addPair(parent, line, spec, properField, reading.kind === 'named' ? reading.named : undefined, value);
  }

  /** Which open field a named line belongs to; undefined: it stands at the outer level; 'nowhere': a problem was added. */
  function parentFor(
    line: ManifestLine,
    name: string,
    isIndented: boolean,
    named: NamedValue | undefined,
  ): ManifestEntry | undefined | 'nowhere' {
    const kind = current?.spec?.kind;
    const isOpen =
      current !== undefined && (kind === 'record' || kind === 'pairs') && current.value.text === '';
    const outer = name.includes('.') ? undefined : fieldSpec(name);
    if (current !== undefined && isOpen && kind === 'record') {
      const isPart = fieldSpec(`${current.name}.${name}`) !== undefined;
      if (isPart && !isIndented) {
        const message = say`The parts of ${current.name} are not indented.`;
        warnOnce('flat', line, current.name, message, 'Put two spaces before each of them.');
      }
      if (isPart || (isIndented && outer === undefined)) return current;
    } else if (current !== undefined && isOpen) {
      if (isIndented) return current;
      const isLikePair =
        named?.isNameQuoted === true || (outer === undefined && named?.value.text.includes('/') === true);
      if (isLikePair) {
        warnOnce(
          'flat',
          line,
          current.name,
          say`The pairs of ${current.name} are not indented.`,
          'Put two spaces before each.',
        );
        return current;
      }
    }
    if (!isIndented) return undefined;
    if (outer !== undefined) {
      warnOnce(
        'deep',
        line,
        '',
        say`${outer.name} is indented, but belongs to the outer level.`,
        'Remove the spaces before it.',
      );
      return undefined;
    }
    if (current?.spec !== undefined || current === undefined) {
      const field = current?.name ?? '';
      malformed(
        line,
        field,
        field === ''
          ? 'The line is indented below nothing, which takes nothing there.'
          : say`The line is indented below ${field}, which takes nothing there.`,
        'Write a value on one line, behind the colon; remove the spaces before a field of its own.',
      );
      if (current !== undefined) current.isRefused = true;
    }
    return 'nowhere';
  }

  function addEntry(
    line: ManifestLine,
    spec: FieldSpec | undefined,
    name: string,
    value: Scalar,
    isRefused: boolean,
  ): void {
    const entry: ManifestEntry = { name, spec, line, value, isRefused, pairs: [], items: [] };
    current = entry;
    const foreignJob = spec === undefined ? foreignFields.get(name.toLowerCase()) : undefined;
    if (foreignJob !== undefined) {
      tree.foreignJob ??= { job: foreignJob, line, name };
    } else if (spec === undefined) {
      reportUnknown(line.number, name, undefined);
    }
    if (isRepeated(line, name)) return;
    tree.entries.push(entry);
  }

  function addPair(
    parent: ManifestEntry,
    line: ManifestLine,
    spec: FieldSpec | undefined,
    field: string,
    named: NamedValue | undefined,
    value: Scalar,
  ): void {
    const previous = parent.pairs.at(-1);
    if (previous !== undefined && previous.line.indent !== line.indent) {
      const isNested =
        line.indent > previous.line.indent && previous.value.text === '' && !previous.value.isQuoted;
      if (isNested && spec === undefined) {
        malformed(
          line,
          field,
          'Nothing in a manifest is nested so deep.',
          say`Indent it as far as the others below ${parent.name}.`,
        );
        return;
      }
      const message = say`The lines below ${parent.name} are indented differently.`;
      warnOnce('uneven', line, parent.name, message, 'Indent them all by two spaces.');
    }
    if (named === undefined) parent.isRefused = true;
    if (parent.spec?.kind === 'record' && spec === undefined) {
      reportUnknown(line.number, field, parent.name);
    }
    if (isRepeated(line, field)) return;
    const name = spec === undefined ? (named?.name ?? '') : (spec.name.split('.').at(-1) ?? '');
    const doubts = named?.doubts ?? [];
    parent.pairs.push({
      name,
      isNameQuoted: named?.isNameQuoted ?? false,
      hasSpaceBeforeColon: false,
      value,
      doubts,
      line,
    });
  }

  function isRepeated(line: ManifestLine, field: string): boolean {
    const first = firstLines.get(field);
    if (first === undefined) {
      firstLines.set(field, line.number);
      return false;
    }
    const message = say`${field} was already given on line ${first}.`;
    problems.error({ line: line.number, field, message, fix: 'Keep one of the two.' });
    return true;
  }
}

/** Whether what stands below a field is not looked at: the field is unknown, or belongs to another kind of job. */
function isOpaque(entry: ManifestEntry): boolean {
  return entry.spec === undefined && entry.value.text === '';
}

function noteDestination(tree: ManifestTree, line: ManifestLine): void {
  const destination = /^(?:-\s*)?destination\s*:\s*["']?(ebs|glacier)/i
    .exec(line.content)?.[1]
    ?.toLowerCase();
  if (destination === undefined || tree.foreignJob === undefined) return;
  tree.foreignJob = { ...tree.foreignJob, job: destination === 'ebs' ? 'EBS import' : 'Glacier import' };
}
