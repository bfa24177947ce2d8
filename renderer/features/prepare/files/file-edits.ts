import type { Draft } from '../../../../shared/contract/drafts.ts';
import { amendManifest } from '../../../../shared/domain/manifest/amend-manifest.ts';
import { readFields, setItems } from '../../../../shared/domain/manifest/manifest-edits.ts';
import type { DraftChanges } from '../step-props.ts';

type Choice = 'sources' | 'useDriveContents' | 'ignoreJunk' | 'skipErrors';

/** Something that a person decided about the files; each can be taken back on its own. */
export type FileEdit =
  /** `to` and `from` are null for the name that the file has by itself. */
  | {
      readonly kind: 'rename';
      readonly path: string;
      readonly from: string | null;
      readonly to: string | null;
    }
  | { readonly kind: 'ignore'; readonly rule: string }
  | { readonly kind: 'unignore'; readonly rule: string }
  | {
      readonly kind: 'choose';
      readonly from: Readonly<Partial<Pick<Draft, Choice>>>;
      readonly to: Readonly<Partial<Pick<Draft, Choice>>>;
    };

/** What an edit changes of a draft. */
export function changesOf(edit: FileEdit, draft: Draft): DraftChanges {
  switch (edit.kind) {
    case 'rename': {
      const renames = { ...draft.renames };
      if (edit.to === null) delete renames[edit.path];
      else renames[edit.path] = edit.to;
      return { renames };
    }
    case 'ignore':
      return { manifestText: withIgnoreRule(draft.manifestText, edit.rule) };
    case 'unignore':
      return { manifestText: withoutIgnoreRule(draft.manifestText, edit.rule) };
    case 'choose':
      return edit.to;
    default:
      return edit satisfies never;
  }
}

/** The edit that takes another one back. */
export function inverseOf(edit: FileEdit): FileEdit {
  switch (edit.kind) {
    case 'rename':
      return { kind: 'rename', path: edit.path, from: edit.to, to: edit.from };
    case 'ignore':
      return { kind: 'unignore', rule: edit.rule };
    case 'unignore':
      return { kind: 'ignore', rule: edit.rule };
    case 'choose':
      return { kind: 'choose', from: edit.to, to: edit.from };
    default:
      return edit satisfies never;
  }
}

/** The edit that chooses something else, from what a draft has now. */
export function choosing(draft: Draft, to: Partial<Pick<Draft, Choice>>): FileEdit {
  const { sources, useDriveContents, ignoreJunk, skipErrors } = draft;
  const now = { sources, useDriveContents, ignoreJunk, skipErrors };
  const from = Object.fromEntries(Object.entries(now).filter(([name]) => Object.hasOwn(to, name)));
  return { kind: 'choose', from, to };
}

/** The edit that gives a file another path, or with null its own again. */
export function renaming(draft: Draft, path: string, to: string | null): FileEdit {
  return { kind: 'rename', path, from: draft.renames[path] ?? null, to };
}

/** The ignore rules that stand in a manifest, errors elsewhere or not. */
export function ignoreRulesOf(manifestText: string): readonly string[] {
  return readFields(manifestText).get('ignore')?.items ?? [];
}

/** A good manifest keeps every authored byte; one with errors, such as one that is half written, its other fields. */
function withIgnoreRule(text: string, rule: string): string {
  const rules = ignoreRulesOf(text);
  if (rules.includes(rule)) return text;
  try {
    return new TextDecoder().decode(amendManifest(new TextEncoder().encode(text), { ignore: [rule] }));
  } catch {
    return setItems(text, 'ignore', [...rules, rule]);
  }
}

function withoutIgnoreRule(text: string, rule: string): string {
  const rules = ignoreRulesOf(text);
  if (!rules.includes(rule)) return text;
  return setItems(
    text,
    'ignore',
    rules.filter((one) => one !== rule),
  );
}
