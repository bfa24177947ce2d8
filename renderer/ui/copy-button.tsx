import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { HiddenText } from './hidden-text.tsx';
import { useUiTexts } from './ui-texts.tsx';

interface CopyButtonProps {
  readonly value: string;
  /** What is copied, for screen readers: `Copy job id`. */
  readonly label?: string;
  readonly size?: 'sm' | 'md' | 'lg';
}

const shownForMs = 2000;

/** Puts a text on the clipboard and says so. */
export function CopyButton({ value, label, size = 'sm' }: CopyButtonProps): ReactNode {
  const texts = useUiTexts();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), shownForMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const Symbol = isCopied ? IconCheck : IconCopy;
  return (
    <>
      <ActionIcon
        size={size}
        aria-label={label ?? texts.copy}
        title={label ?? texts.copy}
        onClick={() => {
          copyText(value);
          setCopied(true);
        }}
      >
        <Symbol size={size === 'lg' ? 20 : 16} stroke={1.7} aria-hidden />
      </ActionIcon>
      <span role="status">{isCopied && <HiddenText>{texts.copied}</HiddenText>}</span>
    </>
  );
}

/** By a field and the page's own command, since the clipboard's API asks for a permission that the window refuses. */
function copyText(text: string): void {
  const field = document.createElement('textarea');
  const focused = document.activeElement;
  field.value = text;
  field.className = 'ui-hidden-text';
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
}
