import { fieldCatalogue, fieldSpec } from '../../../../shared/domain/manifest/field-catalogue.ts';

/** What a completion is asked for, as far as it matters here. */
interface Asked {
  readonly pos: number;
  readonly explicit: boolean;
  readonly state: { readonly doc: { lineAt(pos: number): { readonly text: string; readonly from: number } } };
}

interface Completion {
  readonly label: string;
  readonly apply: string;
  readonly detail: string;
}

interface Completions {
  readonly from: number;
  readonly options: readonly Completion[];
}

const records = ['returnAddress', 'customs'];

/** Proposes the names of fields at the start of a line, and the values of a choice behind its colon. */
export function completeField({ pos, explicit, state }: Asked): Completions | null {
  const { text, from } = state.doc.lineAt(pos);
  const before = text.slice(0, pos - from);
  const [, indent = '', name = '', blank, value = ''] =
    /^(\s*)([\w]*)(?:(:\s*)([\w.-]*))?$/.exec(before) ?? [];
  if (indent + name + (blank ?? '') + value !== before) return null;
  if (blank === undefined) {
    if (name === '' && !explicit) return null;
    return { from: pos - name.length, options: namesAt(indent !== '') };
  }
  const spec = fieldSpec(name) ?? partSpec(name);
  const values = spec?.kind === 'yes-no' ? ['yes', 'no'] : (spec?.values ?? []);
  if (values.length === 0) return null;
  return { from: pos - value.length, options: values.map((label) => ({ label, apply: label, detail: '' })) };
}

function namesAt(isIndented: boolean): readonly Completion[] {
  return fieldCatalogue
    .filter(({ name }) => name.includes('.') === isIndented)
    .map(({ name, kind }) => {
      const label = name.split('.').at(-1) ?? name;
      const isBlock = kind === 'record' || kind === 'list' || kind === 'pairs';
      const detail = isIndented ? (name.split('.')[0] ?? '') : '';
      return { label, detail, apply: isBlock ? `${label}:` : `${label}: ` };
    });
}

function partSpec(name: string): ReturnType<typeof fieldSpec> {
  return records.map((record) => fieldSpec(`${record}.${name}`)).find((spec) => spec !== undefined);
}
