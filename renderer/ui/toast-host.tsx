import './toast-host.css';
import { Button } from '@mantine/core';
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { Notice } from './notice.tsx';
import type { Tone } from './palette.ts';
import { useUiTexts } from './ui-texts.tsx';

/** A short message that goes away by itself, unless it is an error or offers what is offered nowhere else. */
export interface Toast {
  readonly tone: Tone;
  readonly text: string;
  readonly action?: { readonly label: string; readonly onClick: () => void };
  /** What it offers can be done elsewhere too, so it goes away like one that offers nothing. */
  readonly isPassing?: boolean;
}

interface ShownToast extends Toast {
  readonly id: number;
}

const shownForMs = 6000;
const mostShown = 4;

const ToastContext = createContext<((toast: Toast) => void) | null>(null);

/** Shows a short message in the corner of the window. */
export function useToast(): (toast: Toast) => void {
  const show = useContext(ToastContext);
  if (show === null) throw new Error('ToastHost is missing above this component');
  return show;
}

/** The place where short messages appear; a screen reader says them as they come. */
export function ToastHost({ children }: { readonly children: ReactNode }): ReactNode {
  const { messages } = useUiTexts();
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const nextId = useRef(0);
  const show = useCallback((toast: Toast) => {
    nextId.current += 1;
    const shown = { ...toast, id: nextId.current };
    setToasts((before) => [...before.slice(1 - mostShown), shown]);
  }, []);
  const drop = useCallback((id: number) => {
    setToasts((before) => before.filter((toast) => toast.id !== id));
  }, []);
  return (
    <ToastContext value={show}>
      {children}
      <section className="ui-toasts" aria-label={messages} aria-live="polite">
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} onDrop={drop} />
        ))}
      </section>
    </ToastContext>
  );
}

interface ToastItemProps {
  readonly toast: ShownToast;
  readonly onDrop: (id: number) => void;
}

function ToastItem({ toast, onDrop }: ToastItemProps): ReactNode {
  const [isHeld, setHeld] = useState(false);
  const { id, tone, action, isPassing = false } = toast;
  const staysUntilDismissed = tone === 'danger' || (action !== undefined && !isPassing);
  useEffect(() => {
    if (staysUntilDismissed || isHeld) return undefined;
    const timer = setTimeout(() => onDrop(id), shownForMs);
    return () => clearTimeout(timer);
  }, [staysUntilDismissed, isHeld, id, onDrop]);
  const button = ({ label, onClick }: NonNullable<Toast['action']>): ReactNode => (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => {
        onClick();
        onDrop(id);
      }}
    >
      {label}
    </Button>
  );
  return (
    <div
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Notice
        tone={tone}
        onDismiss={() => onDrop(id)}
        actions={action === undefined ? undefined : button(action)}
      >
        {toast.text}
      </Notice>
    </div>
  );
}
