import { lazy, Suspense, useCallback, useEffect, useRef, type ComponentType, type ReactNode } from 'react';
import type { Draft, PrepareStep } from '../../../shared/contract/drafts.ts';
import type { Host } from '../../client.ts';
import { StepFrame, StepRail } from '../../ui/step-rail.tsx';
import { useToast } from '../../ui/toast-host.tsx';
import { tellProblem } from '../../widgets/tell-problem.ts';
import { useWords } from '../../words.tsx';
import { CopyStep } from './copy/copy-step.tsx';
import { DriveStep } from './drive/drive-step.tsx';
import { isBusy, type PrepareStore } from './prepare-store.ts';
import { ShipStep } from './ship/ship-step.tsx';
import type { DraftChanges, StepProps } from './step-props.ts';
import { stepTitle, tellNote } from './step-words.ts';
import { useProblem } from './use-problem.ts';
import { useWizardFacts } from './use-wizard-facts.ts';
import { prepareSteps, wizardSteps } from './wizard-steps.ts';

interface WizardProps {
  readonly host: Host;
  readonly store: PrepareStore;
  readonly draft: Draft;
  readonly step: PrepareStep;
  readonly navigate: (path: string) => void;
}

/** One drive on its way: the steps at the left, the present one beside them. */
export function Wizard({ host, store, draft, step, navigate }: WizardProps): ReactNode {
  const { t } = useWords();
  const toast = useToast();
  const { draftId } = draft;
  useProblem(store, (problem) => {
    const { message, advice } = tellProblem(t, problem);
    toast({ tone: 'danger', text: `${message} ${advice}` });
  });

  const goTo = useCallback(
    (next: PrepareStep) => {
      void store.flush(draftId);
      navigate(`/prepare/${draftId}/${next}`);
    },
    [store, draftId, navigate],
  );
  // The address says where the person is, whoever led there.
  useEffect(() => {
    if (draft.step !== step) store.change(draftId, { step });
  }, [store, draftId, draft.step, step]);

  const hasJob = draft.shipmentId !== null && draft.prepared !== null;
  const hasWarned = useRef(false);

  const onChange = useCallback(
    (changes: DraftChanges) => {
      if (isBusy(store.getState(), draftId) && decides(changes)) {
        toast({ tone: 'warning', text: t('prepare:busy') });
        return;
      }
      if (hasJob && decides(changes) && !hasWarned.current) {
        hasWarned.current = true;
        toast({ tone: 'warning', text: t('prepare:madeJob') });
      }
      store.change(draftId, changes);
    },
    [store, draftId, hasJob, toast, t],
  );
  const onNext = useCallback(() => goTo(neighbour(step, 1) ?? step), [goTo, step]);
  const onBack = useCallback(() => {
    const before = neighbour(step, -1);
    if (before === null) navigate('/prepare');
    else goTo(before);
  }, [goTo, step, navigate]);

  const props: StepProps = { host, draft, onChange, onNext, onBack };
  return (
    <StepFrame rail={<WizardRail store={store} draft={draft} step={step} onGo={goTo} />}>
      <Suspense fallback={<div />}>
        <StepOf key={step} step={step} store={store} goTo={goTo} navigate={navigate} {...props} />
      </Suspense>
    </StepFrame>
  );
}

interface StepOfProps extends StepProps {
  readonly step: PrepareStep;
  readonly store: PrepareStore;
  readonly goTo: (step: PrepareStep) => void;
  readonly navigate: (path: string) => void;
}

function StepOf({ step, store, goTo, navigate, ...props }: StepOfProps): ReactNode {
  switch (step) {
    case 'drive':
      return <DriveStep {...props} />;
    case 'copy':
      return <CopyStep {...props} store={store} goTo={goTo} />;
    case 'ship':
      return <ShipStep {...props} store={store} goTo={goTo} navigate={navigate} />;
    case 'files':
    case 'manifest':
    case 'sign':
    case 'labels':
      break;
  }
  const Shown = largeSteps[step];
  return <Shown {...props} />;
}

type LargeStep = 'files' | 'manifest' | 'sign' | 'labels';

/** Steps that are loaded when they are first shown. */
const largeSteps: Readonly<Record<LargeStep, ComponentType<StepProps>>> = {
  files: lazy(async () => ({ default: (await import('./files/files-step.tsx')).FilesStep })),
  manifest: lazy(async () => ({ default: (await import('./manifest/manifest-step.tsx')).ManifestStep })),
  sign: lazy(async () => ({ default: (await import('./sign/sign-step.tsx')).SignStep })),
  labels: lazy(async () => ({ default: (await import('./labels/labels-step.tsx')).LabelsStep })),
};

interface WizardRailProps {
  readonly store: PrepareStore;
  readonly draft: Draft;
  readonly step: PrepareStep;
  readonly onGo: (step: PrepareStep) => void;
}

/** Follows the copy by itself, so that a step is not drawn again with each of its snapshots. */
function WizardRail({ store, draft, step, onGo }: WizardRailProps): ReactNode {
  const words = useWords();
  const statuses = wizardSteps(useWizardFacts(store, draft));
  return (
    <StepRail
      label={words.t('prepare:steps')}
      currentId={step}
      onGo={(id) => {
        const wanted = prepareSteps.find((one) => one === id);
        if (wanted !== undefined) onGo(wanted);
      }}
      steps={statuses.map(({ step: id, state, note }) => ({
        id,
        title: stepTitle(words.t, id),
        state: id === step && state === 'todo' ? 'current' : state,
        note: tellNote(words, note),
      }))}
    />
  );
}

function neighbour(step: PrepareStep, distance: 1 | -1): PrepareStep | null {
  return prepareSteps[prepareSteps.indexOf(step) + distance] ?? null;
}

/** Whether a change is about what goes onto the drive, and not only about where the person is. */
function decides({ step: _step, accountId: _accountId, drive, ...decisions }: DraftChanges): boolean {
  return drive === null || Object.keys(decisions).length > 0;
}
