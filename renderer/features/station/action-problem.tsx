import type { ReactNode } from 'react';
import { ProblemNote } from '../../widgets/problem-note.tsx';
import type { Action } from './use-action.ts';

/** What an action ended with, when that was an error. */
export function ActionProblem({ action }: { readonly action: Action }): ReactNode {
  if (action.problem === null) return null;
  return <ProblemNote problem={action.problem} onDismiss={action.dismiss} />;
}
