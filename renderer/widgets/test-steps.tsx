import './test-steps.css';
import type { ReactNode } from 'react';
import type { TestStep } from '../../shared/contract/accounts.ts';
import { StatusBadge } from '../ui/status-badge.tsx';
import type { Tone } from '../ui/palette.ts';
import { useWords } from '../words.tsx';

const tones: Readonly<Record<TestStep['outcome'], Tone>> = {
  passed: 'success',
  warned: 'warning',
  failed: 'danger',
  skipped: 'neutral',
};
const names = ['privacy', 'reach', 'sign', 'list'] as const;

/** What the test of an account has found, step by step. */
export function TestSteps({ steps }: { readonly steps: readonly TestStep[] }): ReactNode {
  const { t } = useWords();
  return (
    <ul className="test-steps" aria-label={t('accounts:test')}>
      {steps.map((step) => {
        const name = names.find((each) => each === step.name);
        const isWarned = step.name === 'privacy' && step.outcome === 'warned';
        const detail = isWarned ? t('accounts:inTheClear') : step.detail;
        return (
          <li key={step.name}>
            <StatusBadge tone={tones[step.outcome]}>{t(`accounts:outcome.${step.outcome}`)}</StatusBadge>
            <span>{name === undefined ? step.name : t(`accounts:step.${name}`)}</span>
            {(step.outcome === 'failed' || isWarned) && <span className="test-steps-detail">{detail}</span>}
          </li>
        );
      })}
    </ul>
  );
}
