import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../../shared/base/apply-changes.ts';
import type { Draft } from '../../../../shared/contract/drafts.ts';
import { testAddress, testFields } from '../../../../shared/domain/manifest/manifest.fixture.ts';
import { testDraft } from '../draft.fixture.ts';
import { createEditHistory } from './edit-history.ts';
import { changesOf, choosing, ignoreRulesOf, inverseOf, renaming, type FileEdit } from './file-edits.ts';

function after(draft: Draft, edit: FileEdit | null): Draft {
  return edit === null ? draft : applyChanges(draft, changesOf(edit, draft));
}

const good = `# Parcel\n${testFields}${testAddress}`;
const half = "# Parcel\nmanifestVersion: 2.0\nbucket:\nignore:\n  - 'a$'\n";

describe('edits', () => {
  it.each<[string, Draft, (draft: Draft) => FileEdit]>([
    ['a new name', testDraft(), (draft) => renaming(draft, 'a', 'b')],
    ['another new name', testDraft({ renames: { a: 'b' } }), (draft) => renaming(draft, 'a', 'c')],
    ['its own name', testDraft({ renames: { a: 'b', x: 'y' } }), (draft) => renaming(draft, 'a', null)],
    ['sources', testDraft({ sources: ['/a'] }), (draft) => choosing(draft, { sources: ['/a', '/b'] })],
    [
      'several choices',
      testDraft({ useDriveContents: true }),
      (draft) => choosing(draft, { sources: ['/b'], useDriveContents: false }),
    ],
  ])('%s: taken back leaves the draft as it was', (_name, draft, make) => {
    const edit = make(draft);
    const changed = after(draft, edit);
    expect(changed).not.toEqual(draft);
    expect(after(changed, inverseOf(edit))).toEqual(draft);
    expect(after(after(changed, inverseOf(edit)), edit)).toEqual(changed);
  });

  it('names like those of objects are paths as any other', () => {
    const draft = after(testDraft(), renaming(testDraft(), 'constructor', 'built'));
    expect(draft.renames).toEqual({ constructor: 'built' });
    expect(after(draft, renaming(draft, 'constructor', null)).renames).toEqual({});
  });
});

describe('ignore rules', () => {
  it.each([
    ['of a good manifest', good],
    ['of one that is half written', half],
    ['of none', ''],
  ])('%s are added and taken out, and nothing else changes', (_name, manifestText) => {
    const rule = "^it's \\$x$";
    const draft = testDraft({ manifestText });
    const changed = after(draft, { kind: 'ignore', rule });
    expect(ignoreRulesOf(changed.manifestText)).toEqual([...ignoreRulesOf(manifestText), rule]);
    for (const line of manifestText.split('\n')) expect(changed.manifestText).toContain(line);
    expect(after(changed, { kind: 'ignore', rule }).manifestText).toBe(changed.manifestText);
    const back = after(changed, { kind: 'unignore', rule });
    expect(ignoreRulesOf(back.manifestText)).toEqual(ignoreRulesOf(manifestText));
    expect(after(back, { kind: 'unignore', rule }).manifestText).toBe(back.manifestText);
  });
});

describe('the history', () => {
  const edits: readonly FileEdit[] = ['a', 'b', 'c'].map((path) => ({
    kind: 'rename',
    path,
    from: null,
    to: `${path}2`,
  }));

  it('takes back and does again in order', () => {
    const history = createEditHistory();
    let draft = testDraft();
    for (const edit of edits) {
      history.edited(edit);
      draft = after(draft, edit);
    }
    draft = after(draft, history.undo());
    draft = after(draft, history.undo());
    expect(draft.renames).toEqual({ a: 'a2' });
    draft = after(draft, history.redo());
    expect(draft.renames).toEqual({ a: 'a2', b: 'b2' });
    draft = after(draft, history.redo());
    expect(Object.keys(draft.renames)).toEqual(['a', 'b', 'c']);
    expect(history.redo()).toBeNull();
  });

  it('takes back one of the middle, once', () => {
    const history = createEditHistory();
    let draft = testDraft();
    for (const edit of edits) {
      history.edited(edit);
      draft = after(draft, edit);
    }
    draft = after(draft, history.undo(edits[1]));
    expect(Object.keys(draft.renames)).toEqual(['a', 'c']);
    expect(history.undo(edits[1])).toBeNull();
    expect(history.getState().done).toHaveLength(2);
  });

  it('forgets what was taken back when something new is done', () => {
    const history = createEditHistory();
    for (const edit of edits) history.edited(edit);
    history.undo();
    history.edited({ kind: 'ignore', rule: 'x' });
    expect(history.redo()).toBeNull();
  });
});
