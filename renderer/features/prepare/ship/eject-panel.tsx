import { Button } from '@mantine/core';
import { IconPlayerEject } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { DraftDrive } from '../../../../shared/contract/drafts.ts';
import { HelpText } from '../../../ui/help-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';

interface EjectPanelProps {
  readonly client: AppClient;
  readonly drive: DraftDrive | null;
  /** Whether a rehearsal reads it now. */
  readonly isReading: boolean;
}

/** Lets go of the drive, so that it can be pulled. */
export function EjectPanel({ client, drive, isReading }: EjectPanelProps): ReactNode {
  const { t } = useWords();
  const [state, setState] = useState<'here' | 'ejecting' | 'ejected'>('here');
  const [problem, setProblem] = useState<unknown>(null);

  async function eject({ mountPoint }: DraftDrive): Promise<void> {
    setProblem(null);
    setState('ejecting');
    try {
      await client.call('drives.eject', { mountPoint });
      setState('ejected');
    } catch (error) {
      setProblem(error);
      setState('here');
    }
  }

  if (drive === null) return null;
  return (
    <Panel title={t('prepare-ship:eject.title')}>
      <div className="ship-stack">
        {problem !== null && <ProblemNote problem={problem} />}
        {drive.kind === 'folder' ? (
          <HelpText>{t('prepare-ship:eject.folder')}</HelpText>
        ) : (
          <>
            <HelpText>{isReading ? t('prepare-ship:eject.busy') : t('prepare-ship:eject.text')}</HelpText>
            {state === 'ejected' ? (
              <Notice tone="success" announce="status">
                {t('prepare-ship:eject.done')}
              </Notice>
            ) : (
              <div>
                <Button
                  variant="default"
                  leftSection={<IconPlayerEject size={16} aria-hidden />}
                  loading={state === 'ejecting'}
                  disabled={isReading}
                  onClick={() => void eject(drive)}
                >
                  {t('prepare-ship:eject.button')}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </Panel>
  );
}
