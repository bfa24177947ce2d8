import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Draft, PrepareStep } from '../../../../shared/contract/drafts.ts';
import type { RunSnapshot } from '../../../../shared/contract/runs.ts';
import type { Host } from '../../../client.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { RunProgress } from '../../../widgets/run-progress.tsx';
import { useWords } from '../../../words.tsx';
import { stepTitle, tellNote } from '../step-words.ts';
import type { StepStatus } from '../wizard-steps.ts';
import { CopyDone } from './copy-done.tsx';
import { CopyRefused } from './copy-refused.tsx';
import { CopySummary } from './copy-summary.tsx';
import type { CopyView } from './copy-view.ts';

interface CopyContentProps {
  readonly view: CopyView;
  readonly host: Host;
  readonly draft: Draft;
  readonly goTo: (step: PrepareStep) => void;
}

/** What the step shows at each stage. */
export function CopyContent({ view, host, draft, goTo }: CopyContentProps): ReactNode {
  const { t } = useWords();
  switch (view.kind) {
    case 'missing':
      return <MissingSteps steps={view.steps} goTo={goTo} />;
    case 'ready':
      return (
        <>
          {view.wasCanceled && (
            <Notice tone="info" announce="status" title={t('prepare-copy:canceledTitle')}>
              {t('prepare-copy:canceledText')}
            </Notice>
          )}
          <CopySummary client={host.client} draft={draft} goTo={goTo} />
        </>
      );
    case 'underWay':
      return <CopyRun run={view.run} />;
    case 'waiting':
      return (
        <>
          <ErrorNote
            tone="warning"
            message={t('runs:waiting.title')}
            safe={t('runs:waiting.safe')}
            advice={t('runs:waiting.advice')}
            detail={view.run.error?.detail ?? null}
          />
          <CopyRun run={view.run} />
        </>
      );
    case 'paused':
      return (
        <>
          <Notice tone="info" announce="status" title={t('prepare-copy:pausedTitle')}>
            {t('prepare-copy:pausedText')}
          </Notice>
          <CopyRun run={view.run} />
        </>
      );
    case 'failed':
      return (
        <>
          <ProblemNote problem={view.run.error} />
          <CopyRun run={view.run} />
        </>
      );
    case 'refused':
      return <CopyRefused refusals={view.refusals} goTo={goTo} />;
    case 'done':
      break;
  }
  return <CopyDone outcome={view.outcome} report={view.report} />;
}

function CopyRun({ run }: { readonly run: RunSnapshot }): ReactNode {
  const { t } = useWords();
  return (
    <Panel title={t('prepare-copy:running')}>
      <RunProgress run={run} />
    </Panel>
  );
}

interface MissingStepsProps {
  readonly steps: readonly StepStatus[];
  readonly goTo: (step: PrepareStep) => void;
}

/** What is missing, each with the way there. */
function MissingSteps({ steps, goTo }: MissingStepsProps): ReactNode {
  const words = useWords();
  const { t } = words;
  return (
    <Panel title={t('prepare-copy:missingTitle')}>
      <ul className="copy-reasons">
        {steps.map(({ step, note }) => (
          <li key={step}>
            <div>
              <strong>{stepTitle(t, step)}</strong>
              <span>{tellNote(words, note)}</span>
            </div>
            <Button variant="default" size="sm" onClick={() => goTo(step)}>
              {t('prepare-copy:goTo', { step: stepTitle(t, step) })}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
