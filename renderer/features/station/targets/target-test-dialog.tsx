import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Target, TargetStep } from '../../../../shared/contract/station.ts';
import type { Speech } from '../../../../shared/words/words.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { HiddenText } from '../../../ui/hidden-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { Tone } from '../../../ui/palette.ts';
import { ToneIcon } from '../../../ui/tone-icon.tsx';
import { tellProblem } from '../../../widgets/tell-problem.ts';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';

interface TargetTestDialogProps {
  readonly store: StationStore;
  readonly target: Target;
  readonly onClose: () => void;
}

const tones: Readonly<Record<TargetStep['outcome'], Tone>> = {
  passed: 'success',
  failed: 'danger',
  skipped: 'neutral',
};

/** Tries a target step by step, and says what works and what to do about what does not. */
export function TargetTestDialog({ store, target, onClose }: TargetTestDialogProps): ReactNode {
  const { t } = useWords();
  const { targetId, name } = target;
  const action = useAction();
  const [bucket, setBucket] = useState(target.bucket);
  const [steps, setSteps] = useState<readonly TargetStep[] | null>(null);

  async function test(): Promise<void> {
    setSteps(null);
    await action.run(async () => setSteps(await store.client.call('targets.test', { targetId, bucket })));
  }

  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('station:targets.testTitle', { name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        className="station-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void test();
        }}
      >
        <p>{t('station:targets.testText')}</p>
        <div className="station-line">
          {target.kind === 's3' && (
            <TextInput
              className="station-grow"
              data-autofocus
              label={t('station:targets.testBucket')}
              description={t('station:targets.testBucketText')}
              spellCheck={false}
              maxLength={255}
              value={bucket}
              onChange={(event) => setBucket(event.currentTarget.value)}
            />
          )}
          <Button type="submit" loading={action.isBusy}>
            {t('station:targets.testStart')}
          </Button>
        </div>
        <ActionProblem action={action} />
        <div role="status">{action.isBusy && t('station:targets.testing')}</div>
        {steps !== null && <Steps steps={steps} />}
      </form>
    </Modal>
  );
}

function Steps({ steps }: { readonly steps: readonly TargetStep[] }): ReactNode {
  const { t } = useWords();
  const failed = steps.find(({ outcome }) => outcome === 'failed');
  const isWritten = steps.some(({ name, outcome }) => name === 'write' && outcome === 'passed');
  return (
    <>
      <ul className="station-steps">
        {steps.map((step) => (
          <li key={step.name} data-outcome={step.outcome}>
            <ToneIcon tone={tones[step.outcome]} />
            <div>
              {stepName(t, step.name)}
              <HiddenText>: {t(`station:targets.outcome.${step.outcome}`)}</HiddenText>
              {step.detail !== '' && step.outcome !== 'failed' && (
                <div className="station-quiet station-break">{step.detail}</div>
              )}
            </div>
          </li>
        ))}
      </ul>
      {failed?.error !== null && failed?.error !== undefined && (
        <ErrorNote {...tellProblem(t, failed.error)} safe={null} />
      )}
      {failed === undefined && (
        <Notice tone={isWritten ? 'success' : 'info'} announce="status">
          {isWritten ? t('station:targets.testPassed') : t('station:targets.testPartly')}
        </Notice>
      )}
    </>
  );
}

const named = ['reach', 'sign', 'list', 'write', 'read', 'delete'] as const;

function stepName(t: Speech['t'], name: string): string {
  const known = named.find((one) => one === name);
  return known === undefined ? name : t(`station:targets.step.${known}`);
}
