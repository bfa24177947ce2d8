import { CloseButton } from '@mantine/core';
import './notice.css';
import type { ReactNode } from 'react';
import { HiddenText } from './hidden-text.tsx';
import { ScrollBox } from './scroll-box.tsx';
import { ToneIcon } from './tone-icon.tsx';
import { useUiTexts } from './ui-texts.tsx';

interface ErrorNoteProps {
  /** What happened. */
  readonly message: string;
  /** What to do next. */
  readonly advice: string;
  /** What was not harmed. */
  readonly safe?: string | null;
  /** For who can use it: a path, a code, an answer. */
  readonly detail?: string | null;
  /** Shows the detail unasked, where the advice leads nowhere without it. */
  readonly isDetailNeeded?: boolean;
  /** What can be done at once, such as trying again. */
  readonly actions?: ReactNode;
  /** A setback that ends by itself is a warning. */
  readonly tone?: 'danger' | 'warning';
  readonly onDismiss?: () => void;
}

/** An error in the page: what happened, what is safe, what to do, and the technical side for who wants it. */
export function ErrorNote(props: ErrorNoteProps): ReactNode {
  const {
    message,
    advice,
    safe,
    detail,
    isDetailNeeded = false,
    actions,
    tone = 'danger',
    onDismiss,
  } = props;
  const texts = useUiTexts();
  return (
    <div className="ui-notice" data-tone={tone} role="alert">
      <ToneIcon tone={tone} sizePx={20} />
      <div className="ui-notice-body">
        <div className="ui-notice-title">
          <HiddenText>{texts.tone[tone]}: </HiddenText>
          {message}
        </div>
        <dl className="ui-notice-parts">
          {safe !== undefined && safe !== null && (
            <>
              <dt>{texts.whatIsSafe}</dt>
              <dd>{safe}</dd>
            </>
          )}
          <dt>{texts.whatToDo}</dt>
          <dd>{advice}</dd>
        </dl>
        {detail !== undefined && detail !== null && detail !== '' && (
          <details className="ui-notice-details" open={isDetailNeeded}>
            <summary>{texts.details}</summary>
            <ScrollBox label={texts.details}>{detail}</ScrollBox>
          </details>
        )}
        {actions !== undefined && <div className="ui-notice-actions">{actions}</div>}
      </div>
      {onDismiss !== undefined && <CloseButton aria-label={texts.dismiss} onClick={onDismiss} />}
    </div>
  );
}
