import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Page } from './page.tsx';

/** The one way on from a step. */
export interface NextAction {
  readonly label: string;
  readonly onClick: () => void;
  readonly isBusy?: boolean;
  /** What is missing before it can be done; undefined when nothing is. */
  readonly missing?: string | undefined;
}

interface StepPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly back?: { readonly label: string; readonly onClick: () => void };
  readonly next?: NextAction;
  /** More buttons beside the one that goes on. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** A step's screen. Its heading gets the focus when the step is entered, and what keeps one from going on is said. */
export function StepPage({ title, lead, actions, back, next, extra, children }: StepPageProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const hasFooter = back !== undefined || next !== undefined || extra !== undefined;
  const footer = hasFooter ? (
    <>
      {back !== undefined && (
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={back.onClick}
        >
          {back.label}
        </Button>
      )}
      <NextButton next={next} extra={extra} />
    </>
  ) : undefined;
  return (
    <Page title={title} lead={lead} actions={actions} footer={footer} headingRef={heading}>
      {children}
    </Page>
  );
}

interface NextButtonProps {
  readonly next: NextAction | undefined;
  readonly extra: ReactNode;
}

/** Stays within reach when something is missing: pressed, it insists on what that is. */
function NextButton({ next, extra }: NextButtonProps): ReactNode {
  const [insistedOn, setInsistedOn] = useState<string>();
  const reasonId = useId();
  const missing = next?.missing;
  const isInsisting = missing !== undefined && insistedOn === missing;
  return (
    <>
      <span
        id={reasonId}
        className={`ui-page-reason${isInsisting ? ' is-insisting' : ''}`}
        role="status"
        aria-live={isInsisting ? 'assertive' : 'polite'}
      >
        {missing !== undefined && (
          <>
            <IconInfoCircle size={16} aria-hidden />
            {missing}
          </>
        )}
      </span>
      {extra}
      {next !== undefined && (
        <Button
          size="md"
          rightSection={<IconArrowRight size={16} aria-hidden />}
          loading={next.isBusy ?? false}
          aria-disabled={missing !== undefined}
          data-disabled={missing !== undefined}
          aria-describedby={missing === undefined ? undefined : reasonId}
          onClick={() => (missing === undefined ? next.onClick() : setInsistedOn(missing))}
        >
          {next.label}
        </Button>
      )}
    </>
  );
}
