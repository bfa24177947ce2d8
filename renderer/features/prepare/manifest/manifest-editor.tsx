import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Annotation, EditorState, EditorView } from '@uiw/react-codemirror';
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import type { ManifestProblem } from '../../../../shared/domain/manifest/manifest.ts';
import { useWords } from '../../../words.tsx';
import { editorExtensions } from './editor-extensions.ts';
import { changeBetween, shownText, takeShownText } from './editor-text.ts';
import { tellManifestProblem } from './problem-words.ts';

/** A line to go to; another object goes there again. */
export interface LineTarget {
  readonly line: number;
}

interface ManifestEditorProps {
  readonly text: string;
  readonly problems: readonly ManifestProblem[];
  readonly target: LineTarget | null;
  readonly onType: (text: string) => void;
}

/** Marks what the editor is told, so that it does not tell it back. */
const told = Annotation.define<boolean>();

/** The text itself, with line numbers, colours, and a mark at each line that something is said of. */
export function ManifestEditor({ text, problems, target, onType }: ManifestEditorProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const latest = useRef(text);

  const onDocument = useEffectEvent((shown: string) => {
    latest.current = takeShownText(latest.current, shown);
    onType(latest.current);
  });
  const firstText = useEffectEvent(() => shownText(text));

  useEffect(() => {
    if (parent.current === null) return undefined;
    const view = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: firstText(),
        extensions: [
          ...editorExtensions(t, t('prepare-manifest:text')),
          EditorView.updateListener.of((update) => {
            const isOwn = update.transactions.some((transaction) => transaction.annotation(told) === true);
            if (update.docChanged && !isOwn) onDocument(update.state.doc.toString());
          }),
        ],
      }),
    });
    editor.current = view;
    return () => {
      editor.current = null;
      view.destroy();
    };
  }, [t]);

  // Only what differs is told, so that cursor, selection and undo stay where they are.
  useEffect(() => {
    const view = editor.current;
    latest.current = text;
    if (view === null) return;
    const changes = changeBetween(view.state.doc.toString(), shownText(text));
    if (changes !== null) view.dispatch({ changes, annotations: told.of(true) });
  }, [text]);

  useEffect(() => {
    const view = editor.current;
    if (view === null) return;
    const diagnostics = problems.flatMap((problem) => diagnosticOf(problem, view.state));
    view.dispatch(setDiagnostics(view.state, diagnostics));

    function diagnosticOf(problem: ManifestProblem, { doc }: EditorState): readonly Diagnostic[] {
      if (problem.line === null || problem.line > doc.lines) return [];
      const line = doc.line(problem.line);
      const { severity, message, fix } = tellManifestProblem(words, problem);
      const indent = line.text.length - line.text.trimStart().length;
      return [
        {
          from: line.from + indent,
          to: line.to,
          severity: severityOf(problem),
          message: `${severity}: ${message} ${fix}`,
        },
      ];
    }
  }, [problems, words]);

  useEffect(() => {
    const view = editor.current;
    if (view === null || target === null) return;
    const { doc } = view.state;
    const line = doc.line(Math.min(Math.max(1, target.line), doc.lines));
    view.dispatch({
      selection: { anchor: line.to },
      effects: EditorView.scrollIntoView(line.from, { y: 'center' }),
    });
    view.focus();
  }, [target]);

  return <div ref={parent} className="manifest-editor" />;
}

function severityOf({ severity, code }: ManifestProblem): Diagnostic['severity'] {
  if (severity === 'warning') return 'warning';
  return code === 'MissingManifestField' || code === 'MissingCustoms' ? 'info' : 'error';
}
