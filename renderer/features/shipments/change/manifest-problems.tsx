import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ManifestProblem } from '../../../../shared/domain/manifest/manifest.ts';
import { sayManifestProblem } from '../../../../shared/words/manifest-problem-words.ts';
import { ToneIcon } from '../../../ui/tone-icon.tsx';
import { useWords } from '../../../words.tsx';

interface ManifestProblemsProps {
  readonly problems: readonly ManifestProblem[];
  readonly onGoTo: (line: number) => void;
}

/** What is wrong with a manifest, each with the way to its line. */
export function ManifestProblems({ problems, onGoTo }: ManifestProblemsProps): ReactNode {
  const { t } = useWords();
  return (
    <section aria-label={t('shipments:change.problems')} aria-live="polite">
      {problems.length === 0 ? (
        <p className="shipments-fine">
          <ToneIcon tone="success" /> {t('shipments:change.noProblems')}
        </p>
      ) : (
        <ul className="shipments-problems">
          {problems.map((problem) => (
            <Problem
              key={`${problem.line ?? 0} ${problem.field} ${problem.message}`}
              problem={problem}
              onGoTo={onGoTo}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ProblemProps extends Pick<ManifestProblemsProps, 'onGoTo'> {
  readonly problem: ManifestProblem;
}

function Problem({ problem, onGoTo }: ProblemProps): ReactNode {
  const { language } = useWords();
  const { message, fix } = sayManifestProblem(language, problem);
  return (
    <li>
      <ToneIcon tone={problem.severity === 'error' ? 'danger' : 'warning'} />
      <div>
        <Place problem={problem} onGoTo={onGoTo} />
        {problem.field !== '' && <code> {problem.field}</code>}
        <p>
          {message} {fix}
        </p>
      </div>
    </li>
  );
}

function Place({ problem, onGoTo }: ProblemProps): ReactNode {
  const { t } = useWords();
  const { line, severity } = problem;
  const isError = severity === 'error';
  if (line === null)
    return <strong>{isError ? t('shipments:change.errorWhole') : t('shipments:change.warningWhole')}</strong>;
  return (
    <Anchor component="button" type="button" fw={600} onClick={() => onGoTo(line)}>
      {isError ? t('shipments:change.errorAt', { line }) : t('shipments:change.warningAt', { line })}
    </Anchor>
  );
}
