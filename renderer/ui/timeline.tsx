import './timeline.css';
import { IconCheck, IconExclamationMark, IconPointFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { HiddenText } from './hidden-text.tsx';
import { useUiTexts, type StepState } from './ui-texts.tsx';

/** One thing that has happened, happens now, or comes next. */
interface TimelineItem {
  readonly id: string;
  readonly title: string;
  readonly state: StepState;
  readonly time?: string | undefined;
  readonly text?: ReactNode;
}

interface TimelineProps {
  readonly label: string;
  readonly items: readonly TimelineItem[];
}

/** What happened when, from the top to the bottom. */
export function Timeline({ label, items }: TimelineProps): ReactNode {
  const { stepState } = useUiTexts();
  return (
    <ol className="ui-timeline" aria-label={label}>
      {items.map((item) => (
        <li
          key={item.id}
          data-state={item.state}
          aria-current={item.state === 'current' ? 'step' : undefined}
        >
          <span className="ui-timeline-mark" aria-hidden>
            <TimelineMark state={item.state} />
          </span>
          <div className="ui-timeline-head">
            <span className="ui-timeline-title">
              {item.title}
              <HiddenText>, {stepState[item.state]}</HiddenText>
            </span>
            {item.time !== undefined && <span className="ui-timeline-time">{item.time}</span>}
          </div>
          {item.text !== undefined && <div className="ui-timeline-text">{item.text}</div>}
        </li>
      ))}
    </ol>
  );
}

function TimelineMark({ state }: { readonly state: StepState }): ReactNode {
  if (state === 'done') return <IconCheck size={14} stroke={2.6} />;
  if (state === 'problem') return <IconExclamationMark size={14} stroke={2.6} />;
  if (state === 'current') return <IconPointFilled size={14} />;
  return null;
}
