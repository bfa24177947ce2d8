import { useState } from 'react';
import { readFields, type FieldContent } from '../../../../shared/domain/manifest/manifest-edits.ts';

/** What the text says of each field. A field whose content is the same stays the same object, so that its control rests. */
export function useFields(text: string): ReadonlyMap<string, FieldContent> {
  const [known, setKnown] = useState(() => ({ text, fields: readFields(text) }));
  if (known.text === text) return known.fields;
  const fields = new Map<string, FieldContent>();
  for (const [name, content] of readFields(text)) {
    const before = known.fields.get(name);
    fields.set(name, before !== undefined && isSame(before, content) ? before : content);
  }
  setKnown({ text, fields });
  return fields;
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
