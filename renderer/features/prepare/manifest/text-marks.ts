import { fieldSpec } from '../../../../shared/domain/manifest/field-catalogue.ts';

/** What a part of a line is, for its colour. */
export type MarkKind = 'comment' | 'name' | 'unknown' | 'dash' | 'value' | 'secret';

/** A part of one line, in characters from its start. */
export interface TextMark {
  readonly kind: MarkKind;
  readonly from: number;
  readonly to: number;
}

const named = /^(\s*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s:#][^:]*?)(\s*:)(.*)$/;

/** The parts of one line, as the lenient reader of manifests takes them: `name:value` is a field too. */
export function marksOf(line: string): readonly TextMark[] {
  const indent = line.length - line.trimStart().length;
  if (line[indent] === '#') return [{ kind: 'comment', from: indent, to: line.length }];
  if (/^\s*-(?:\s|$)/.test(line)) {
    return [{ kind: 'dash', from: indent, to: indent + 1 }, ...valueMarks(line, indent + 1, false)];
  }
  const [, , name, colon = ''] = named.exec(line) ?? [];
  if (name === undefined) return [];
  const nameEnd = indent + name.length;
  const spec = fieldSpec(name);
  // Parts and pairs are named freely; only at the outer level is a name known or not.
  const kind = indent > 0 || spec !== undefined ? 'name' : 'unknown';
  return [
    { kind, from: indent, to: nameEnd + colon.length },
    ...valueMarks(line, nameEnd + colon.length, spec?.kind === 'secret'),
  ];
}

function valueMarks(line: string, start: number, isSecret: boolean): readonly TextMark[] {
  const from = start + line.slice(start).length - line.slice(start).trimStart().length;
  const value = line.slice(from);
  const comment = commentIn(value);
  const end = comment < 0 ? line.trimEnd().length : from + value.slice(0, comment).trimEnd().length;
  const marks: TextMark[] = [];
  if (end > from) marks.push({ kind: isSecret ? 'secret' : 'value', from, to: end });
  if (comment >= 0) marks.push({ kind: 'comment', from: from + comment, to: line.length });
  return marks;
}

/** Where a comment begins in a value, or -1; not inside of quotes. */
function commentIn(value: string): number {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(value)?.[0].length ?? 0;
  const found = /(?:^|\s)#/.exec(value.slice(quoted));
  return found === null ? -1 : quoted + found.index + found[0].length - 1;
}
