import './step-rail.css';
import { IconCheck, IconExclamationMark } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { HiddenText } from './hidden-text.tsx';
import { useUiTexts, type StepState } from './ui-texts.tsx';

/** One step of a longer way. */
interface Step {
  readonly id: string;
  readonly title: string;
  readonly state: StepState;
  /** What is missing, or what was chosen. */
  readonly note?: string | undefined;
}

interface StepRailProps {
  readonly label: string;
  readonly steps: readonly Step[];
  readonly currentId: string;
  readonly onGo: (id: string) => void;
}

/** The steps of a way, each of which can be gone to, with what is missing in it. */
export function StepRail({ label, steps, currentId, onGo }: StepRailProps): ReactNode {
  const { stepState } = useUiTexts();
  return (
    <nav className="ui-steps" aria-label={label}>
      <ol>
        {steps.map((step, index) => (
          <li key={step.id}>
            <button
              type="button"
              className="ui-step"
              data-state={step.state}
              aria-current={step.id === currentId ? 'step' : undefined}
              onClick={() => onGo(step.id)}
            >
              <span className="ui-step-mark" aria-hidden>
                <StepMark state={step.state} number={index + 1} />
              </span>
              <span className="ui-step-title">
                {step.title}
                <HiddenText>, {stepState[step.state]}</HiddenText>
              </span>
              {step.note !== undefined && <span className="ui-step-note">{step.note}</span>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepMark({ state, number }: { readonly state: StepState; readonly number: number }): ReactNode {
  if (state === 'done') return <IconCheck size={14} stroke={2.6} />;
  if (state === 'problem') return <IconExclamationMark size={14} stroke={2.6} />;
  return number;
}

interface StepFrameProps {
  readonly rail: ReactNode;
  readonly children: ReactNode;
}

/** Puts the rail beside the step's page. */
export function StepFrame({ rail, children }: StepFrameProps): ReactNode {
  return (
    <div className="ui-step-frame">
      {rail}
      {children}
    </div>
  );
}
