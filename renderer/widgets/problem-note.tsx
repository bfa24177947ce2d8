import type { ReactNode } from 'react';
import { ErrorNote } from '../ui/error-note.tsx';
import { useWords } from '../words.tsx';
import { tellProblem } from './tell-problem.ts';

interface ProblemNoteProps {
  /** Anything that was thrown, or ErrorData. */
  readonly problem: unknown;
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
}

/** An error in the page, told by its code: what happened, what is safe, what to do. */
export function ProblemNote({ problem, actions, onDismiss }: ProblemNoteProps): ReactNode {
  const { t } = useWords();
  return (
    <ErrorNote
      {...tellProblem(t, problem)}
      {...(actions === undefined ? {} : { actions })}
      {...(onDismiss === undefined ? {} : { onDismiss })}
    />
  );
}
