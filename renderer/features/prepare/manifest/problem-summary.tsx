import { ActionIcon, Anchor } from '@mantine/core';
import { IconCode } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ManifestProblem } from '../../../../shared/domain/manifest/manifest.ts';
import { HiddenText } from '../../../ui/hidden-text.tsx';
import { ToneIcon } from '../../../ui/tone-icon.tsx';
import { useWords } from '../../../words.tsx';
import { fieldLabel } from './field-names.ts';
import { formPlaceOf } from './form-sections.ts';
import { tellManifestProblem } from './problem-words.ts';
import type { Reading } from './use-reading.ts';

interface ProblemSummaryProps {
  readonly reading: Reading;
  readonly onField: (field: string) => void;
  readonly onLine: (line: number) => void;
}

/** More than these are counted only. */
const mostListed = 20;

/** All that is missing or wrong, in one place, each with the way to where it is. */
export function ProblemSummary({ reading, onField, onLine }: ProblemSummaryProps): ReactNode {
  const { t } = useWords();
  const { toFill, wrong, remarks, isReady } = reading;
  const listed = [...wrong, ...remarks];
  return (
    <section className="manifest-summary" aria-label={t('prepare-manifest:summary.title')}>
      {isReady && (
        <p className="manifest-good" role="status">
          <ToneIcon tone="success" />
          <span>
            <b>{t('prepare-manifest:summary.good')}</b>
            {listed.length === 0 && ` ${t('prepare-manifest:summary.goodText')}`}
          </span>
        </p>
      )}
      {toFill.length > 0 && (
        <p className="manifest-to-fill">
          <b>{t('prepare-manifest:summary.toFillTitle')}</b>
          {toFill.map(({ field }) => (
            <Anchor key={field} component="button" type="button" onClick={() => onField(field)}>
              {fieldLabel(t, field)}
            </Anchor>
          ))}
        </p>
      )}
      {listed.length > 0 && (
        <ul className="manifest-problems" aria-label={t('prepare-manifest:summary.problems')}>
          {listed.slice(0, mostListed).map((problem) => (
            <ProblemItem
              key={`${problem.line ?? 0} ${problem.field} ${problem.message}`}
              problem={problem}
              onField={onField}
              onLine={onLine}
            />
          ))}
          {listed.length > mostListed && (
            <li>{t('prepare-manifest:summary.more', { count: listed.length - mostListed })}</li>
          )}
        </ul>
      )}
    </section>
  );
}

interface ProblemItemProps extends Omit<ProblemSummaryProps, 'reading'> {
  readonly problem: ManifestProblem;
}

function ProblemItem({ problem, onField, onLine }: ProblemItemProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const { field, line } = problem;
  const { tone, severity, label, message, fix } = tellManifestProblem(words, problem);
  const isInForm = formPlaceOf(field) !== null;
  return (
    <li data-tone={tone}>
      <ToneIcon tone={tone} />
      <span className="manifest-problem-text">
        <HiddenText>{severity}: </HiddenText>
        {isInForm ? (
          <Anchor component="button" type="button" onClick={() => onField(field)}>
            {label}
          </Anchor>
        ) : (
          <b>{label ?? t('prepare-manifest:summary.whole')}</b>
        )}{' '}
        {message} {fix}
      </span>
      {line !== null && (
        <ActionIcon
          size="md"
          aria-label={t('prepare-manifest:summary.showLine', { line })}
          title={t('prepare-manifest:summary.showLine', { line })}
          onClick={() => onLine(line)}
        >
          <IconCode size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
