import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PrepareStep } from '../../../../shared/contract/drafts.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import { stepTitle } from '../step-words.ts';
import type { RefusalTold } from './copy-view.ts';

interface CopyRefusedProps {
  readonly refusals: readonly RefusalTold[];
  readonly goTo: (step: PrepareStep) => void;
}

/** Why nothing was begun: each reason with what removes it and the way there. */
export function CopyRefused({ refusals, goTo }: CopyRefusedProps): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Notice tone="warning" announce="alert" title={t('prepare-copy:refused.title')}>
        {t('prepare-copy:refused.lead')}
      </Notice>
      <Panel>
        <ul className="copy-reasons">
          {refusals.map(({ code, detail, step }) => (
            <li key={`${code ?? ''} ${detail}`}>
              <div>
                <strong>{code === null ? detail : t(`prepare-copy:refused.${code}.message`)}</strong>
                {code !== null && <span>{t(`prepare-copy:refused.${code}.fix`)}</span>}
                {code !== null && <span className="copy-detail">{detail}</span>}
              </div>
              <Button variant="default" size="sm" onClick={() => goTo(step)}>
                {t('prepare-copy:goTo', { step: stepTitle(t, step) })}
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
