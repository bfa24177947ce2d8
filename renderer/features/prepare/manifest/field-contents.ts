import { readFields, type FieldContent } from '../../../../shared/domain/manifest/manifest-edits.ts';

/** What the text says of each field, by dotted name. */
export type FieldContents = ReadonlyMap<string, FieldContent>;

/** A field that is not in the text. */
export const absentField: FieldContent = { value: null, items: [], pairs: [], line: null };

/** What a text says. A field whose content is as before stays the same object, so that its control rests. */
export function contentsOf(text: string, before: FieldContents): FieldContents {
  const contents = new Map<string, FieldContent>();
  for (const [name, content] of readFields(text)) {
    const last = before.get(name);
    contents.set(name, last !== undefined && isSame(last, content) ? last : content);
  }
  return contents;
}

/** Whether a field says anything. */
export function isFilled(content: FieldContent | undefined): boolean {
  if (content === undefined) return false;
  const { value, items, pairs } = content;
  return (value ?? '') !== '' || items.length > 0 || pairs.length > 0;
}

/** Whether a record has a part in the text, filled in or not. */
export function hasParts(contents: FieldContents, record: string): boolean {
  return [...contents].some(([name, { value }]) => name.startsWith(`${record}.`) && value !== null);
}

/** Where it stands in the text does not matter to the form. */
function isSame(a: FieldContent, b: FieldContent): boolean {
  return (
    a.value === b.value &&
    a.items.length === b.items.length &&
    a.pairs.length === b.pairs.length &&
    a.items.every((item, at) => item === b.items[at]) &&
    a.pairs.every(([name, value], at) => name === b.pairs[at]?.[0] && value === b.pairs[at]?.[1])
  );
}
