import { enPrepareManifest } from '../../../../shared/words/en/prepare-manifest.ts';
import type { Translate, WordKey } from '../../../../shared/words/translate.ts';

type LabelledName =
  Extract<WordKey, `prepare-manifest:label.${string}`> extends `prepare-manifest:label.${infer Name}`
    ? Name
    : never;
type RecordName = keyof typeof enPrepareManifest.recordLabel;

/** What a field is called in the person's language, with the position or name of what is meant in it: `Files to leave out (3)`. */
export function fieldLabel(t: Translate, name: string): string {
  if (isLabelled(name)) return t(`prepare-manifest:label.${name}`);
  if (isRecord(name)) return t(`prepare-manifest:recordLabel.${name}`);
  const [, outer = '', item, part] = /^([^.[]+)(?:\[(\d+)\]|\.(.*))?$/s.exec(name) ?? [];
  if (item !== undefined && isLabelled(outer)) return `${t(`prepare-manifest:label.${outer}`)} (${item})`;
  if (part !== undefined && isLabelled(outer)) return `${t(`prepare-manifest:label.${outer}`)}: ${part}`;
  return name;
}

function isLabelled(name: string): name is LabelledName {
  const [outer = '', part, ...more] = name.split('.');
  if (more.length > 0 || !Object.hasOwn(enPrepareManifest.label, outer)) return false;
  const found: unknown = Object.entries(enPrepareManifest.label).find(([key]) => key === outer)?.[1];
  if (part === undefined) return typeof found === 'string';
  return typeof found === 'object' && found !== null && Object.hasOwn(found, part);
}

function isRecord(name: string): name is RecordName {
  return Object.hasOwn(enPrepareManifest.recordLabel, name);
}
