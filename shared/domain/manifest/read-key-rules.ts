import type { KeyRules } from '../keys/key-for.ts';
import { checkSubstitutions } from './check-pairs.ts';
import { checkIgnorePattern, ignoreCostLimit } from './ignore-pattern.ts';
import { createManifestFields } from './manifest-fields.ts';
import { decodeManifest, splitLines } from './manifest-text.ts';
import { createProblemList } from './problem-list.ts';
import { readTree } from './read-tree.ts';

/**
 * What a manifest says of keys, whatever else is wrong with it or missing: its prefix, its substitutions, and those of
 * its ignore rules that can be used. Of a manifest without errors it is what `readManifest` says. Never throws.
 */
export function readKeyRules(bytes: Uint8Array): KeyRules {
  const decoded = decodeManifest(bytes);
  if (decoded.kind === 'problem') return { prefix: '', ignore: [], substitutions: new Map() };
  const fields = createManifestFields(readTree(splitLines(decoded.text), createProblemList()));
  const ignore: string[] = [];
  let costLeft = ignoreCostLimit;
  for (const { value } of fields.entry('ignore')?.items ?? []) {
    const reading = checkIgnorePattern(value.text, costLeft);
    if (value.text === '' || reading.kind === 'refused') continue;
    costLeft -= reading.cost;
    ignore.push(value.text);
  }
  return {
    prefix: fields.value('prefix').text,
    ignore,
    substitutions: checkSubstitutions(fields, '2.0', createProblemList()),
  };
}
