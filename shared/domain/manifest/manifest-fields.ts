import type { ManifestEntry, ManifestTree } from './manifest-tree.ts';

/** What a manifest says in one field. */
export interface FieldValue {
  /** Empty when the field is absent or empty: the old service made no difference. */
  readonly text: string;
  /** Where it stands; null when it is absent. */
  readonly line: number | null;
  /** It stands there but could not be read, which is already reported. */
  readonly isRefused: boolean;
  /** A comment stands behind it, which may have been meant as its value. */
  readonly hasComment: boolean;
  readonly isQuoted: boolean;
}

/** The fields of a manifest by their dotted names. */
export interface ManifestFields {
  value(name: string): FieldValue;
  entry(name: string): ManifestEntry | undefined;
  /** Whether a record has any part that is not empty. */
  hasParts(name: string): boolean;
}

const absent: FieldValue = { text: '', line: null, isRefused: false, hasComment: false, isQuoted: false };

/** Looks up what a tree says. `null` and `~` without quotes are empty, as YAML has it. */
export function createManifestFields(tree: ManifestTree): ManifestFields {
  const values = new Map<string, FieldValue>();
  const entries = new Map<string, ManifestEntry>();
  for (const entry of tree.entries) {
    if (entry.spec === undefined) continue;
    entries.set(entry.name, entry);
    values.set(entry.name, fieldValue(entry.value, entry.line.number, entry.isRefused));
    if (entry.spec.kind !== 'record') continue;
    for (const pair of entry.pairs) {
      values.set(`${entry.name}.${pair.name}`, fieldValue(pair.value, pair.line.number, false));
    }
  }
  return {
    value: (name) => values.get(name) ?? absent,
    entry: (name) => entries.get(name),
    hasParts: (name) => entries.get(name)?.pairs.some((pair) => pair.value.text !== '') === true,
  };
}

function fieldValue(value: ManifestEntry['value'], line: number, isRefused: boolean): FieldValue {
  const isNull = !value.isQuoted && (value.text === '~' || value.text.toLowerCase() === 'null');
  return {
    text: isNull ? '' : value.text,
    line,
    isRefused,
    hasComment: value.hasComment,
    isQuoted: value.isQuoted,
  };
}
