import './test-steps.css';
import type { ReactNode } from 'react';
import type { TestStep } from '../../shared/contract/accounts.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import type { Tone } from '../ui/palette.ts';
import { useWords } from '../words.tsx';
import { tellProblem } from './tell-problem.ts';

const tones: Readonly<Record<TestStep['outcome'], Tone>> = {
  passed: 'success',
  warned: 'warning',
  failed: 'danger',
  skipped: 'neutral',
};
const names = ['privacy', 'reach', 'sign', 'list'] as const;

/** What the test of an account has found, step by step, and what to do about what failed. */
export function TestSteps({ steps }: { readonly steps: readonly TestStep[] }): ReactNode {
  const { t } = useWords();
  return (
    <ul className="test-steps" aria-label={t('accounts:test')}>
      {steps.map((step) => {
        const name = names.find((each) => each === step.name);
        const isWarned = step.name === 'privacy' && step.outcome === 'warned';
        return (
          <li key={step.name}>
            <StatusBadge tone={tones[step.outcome]}>{t(`accounts:outcome.${step.outcome}`)}</StatusBadge>
            <span>{name === undefined ? step.name : t(`accounts:step.${name}`)}</span>
            {isWarned && <span className="test-steps-detail">{t('accounts:inTheClear')}</span>}
            {step.error !== null && (
              <div className="test-steps-problem">
                <ErrorNote {...tellProblem(t, step.error)} safe={null} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
