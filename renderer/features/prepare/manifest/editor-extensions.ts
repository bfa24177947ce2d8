import { lintGutter, nextDiagnostic, previousDiagnostic } from '@codemirror/lint';
import {
  basicSetup,
  Decoration,
  EditorState,
  EditorView,
  keymap,
  RangeSetBuilder,
  ViewPlugin,
  type DecorationSet,
  type Extension,
  type ViewUpdate,
} from '@uiw/react-codemirror';
import type { Translate } from '../../../../shared/words/translate.ts';
import { styleNonce } from '../../../ui/style-nonce.ts';
import { completeField } from './complete-field.ts';
import { marksOf, type MarkKind } from './text-marks.ts';

/** All that the text editor is made of. Its colours are the design's variables, so it follows light and dark by itself. */
export function editorExtensions(t: Translate, label: string): readonly Extension[] {
  const nonce = styleNonce();
  return [
    ...(nonce === '' ? [] : [EditorView.cspNonce.of(nonce)]),
    basicSetup({
      foldGutter: false,
      closeBrackets: false,
      bracketMatching: false,
      highlightSelectionMatches: false,
      rectangularSelection: false,
      crosshairCursor: false,
      searchKeymap: false,
      lintKeymap: false,
    }),
    keymap.of([
      { key: 'F8', run: nextDiagnostic },
      { key: 'Shift-F8', run: previousDiagnostic },
    ]),
    lintGutter(),
    marks,
    theme,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
    EditorState.languageData.of(() => [{ commentTokens: { line: '#' }, autocomplete: completeField }]),
    EditorState.phrases.of({
      'Control character': t('prepare-manifest:editor.controlCharacter'),
      Completions: t('prepare-manifest:editor.completions'),
    }),
    // A dropped file is opened by the step; the editor would put its text in.
    EditorView.domEventHandlers({ drop: ({ dataTransfer }) => (dataTransfer?.files.length ?? 0) > 0 }),
  ];
}

const classes: Readonly<Record<MarkKind, Decoration>> = {
  comment: Decoration.mark({ class: 'manifest-comment' }),
  name: Decoration.mark({ class: 'manifest-name' }),
  unknown: Decoration.mark({ class: 'manifest-unknown' }),
  dash: Decoration.mark({ class: 'manifest-dash' }),
  value: Decoration.mark({ class: 'manifest-value' }),
  secret: Decoration.mark({ class: 'manifest-secret' }),
};

/** Colours what is in view. */
const marks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      for (const mark of marksOf(line.text))
        builder.add(line.from + mark.from, line.from + mark.to, classes[mark.kind]);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '0.8125rem', color: 'var(--ui-text)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--ui-text)', padding: '0.5rem 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ui-text)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'var(--ui-rail)', color: 'var(--ui-muted)', border: 'none' },
  '.cm-activeLineGutter, .cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': { backgroundColor: 'var(--ui-hover)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--ui-selected)',
  },
  '.cm-tooltip': {
    maxWidth: '28rem',
    border: '1px solid var(--ui-border)',
    borderRadius: 'var(--mantine-radius-md)',
    backgroundColor: 'var(--ui-raised)',
    color: 'var(--ui-text)',
  },
  '.cm-diagnostic': { padding: '0.375rem 0.625rem', fontFamily: 'var(--mantine-font-family)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--ui-selected)',
    color: 'var(--ui-text)',
  },
});
