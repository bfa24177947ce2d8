import './notice.css';
import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { HiddenText } from './hidden-text.tsx';
import type { Tone } from './palette.ts';
import { ToneIcon } from './tone-icon.tsx';
import { useUiTexts } from './ui-texts.tsx';

interface NoticeProps {
  readonly tone: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Whether a screen reader says it when it appears; `alert` interrupts. */
  readonly announce?: 'status' | 'alert';
  readonly onDismiss?: () => void;
}

/** A remark in the page, with a symbol and its name beside the colour. */
export function Notice({ tone, title, children, actions, announce, onDismiss }: NoticeProps): ReactNode {
  const texts = useUiTexts();
  return (
    <div className="ui-notice" data-tone={tone} role={announce}>
      <ToneIcon tone={tone} sizePx={20} />
      <div className="ui-notice-body">
        {tone !== 'neutral' && <HiddenText>{texts.tone[tone]}: </HiddenText>}
        {title !== undefined && <div className="ui-notice-title">{title}</div>}
        {children !== undefined && <div>{children}</div>}
        {actions !== undefined && <div className="ui-notice-actions">{actions}</div>}
      </div>
      {onDismiss !== undefined && <CloseButton aria-label={texts.dismiss} onClick={onDismiss} />}
    </div>
  );
}
