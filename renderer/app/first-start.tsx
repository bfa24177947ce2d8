import './first-start.css';
import { Button, Checkbox, Title } from '@mantine/core';
import { IconBuildingWarehouse, IconPackageExport, type Icon } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { Mode } from '../../shared/contract/app.ts';
import type { Host } from '../client.ts';
import { HelpText } from '../ui/help-text.tsx';
import { useToast } from '../ui/toast-host.tsx';
import { tellProblem } from '../widgets/tell-problem.ts';
import { useWords } from '../words.tsx';
import { BrandMark } from './brand.tsx';

/** Asks at the first start which end of the journey this computer is at. */
export function FirstStart({ host }: { readonly host: Host }): ReactNode {
  const { t } = useWords();
  const toast = useToast();
  const [remember, setRemember] = useState(true);
  useEffect(() => {
    document.title = t('shell:title');
  }, [t]);
  const open = (mode: Mode): void => {
    host.client
      .call('app.openMode', { mode, remember })
      .catch((error: unknown) => toast({ tone: 'danger', text: tellProblem(t, error).message }));
  };
  return (
    <main className="first-start">
      <header>
        <BrandMark sizePx={56} />
        <Title order={1}>{t('shell:first.title')}</Title>
        <p className="first-start-lead">{t('shell:first.lead')}</p>
      </header>
      <div className="first-start-choices">
        <Choice
          icon={IconPackageExport}
          title={t('shell:first.customerTitle')}
          text={t('shell:first.customerText')}
          action={t('shell:first.customerAction')}
          onChoose={() => open('customer')}
        />
        <Choice
          icon={IconBuildingWarehouse}
          title={t('shell:first.stationTitle')}
          text={t('shell:first.stationText')}
          action={t('shell:first.stationAction')}
          onChoose={() => open('station')}
        />
      </div>
      <Checkbox
        label={t('shell:first.remember')}
        checked={remember}
        onChange={(event) => setRemember(event.currentTarget.checked)}
      />
      <HelpText>{t('shell:first.later')}</HelpText>
    </main>
  );
}

interface ChoiceProps {
  readonly icon: Icon;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly onChoose: () => void;
}

function Choice({ icon: Symbol, title, text, action, onChoose }: ChoiceProps): ReactNode {
  return (
    <section className="first-start-choice">
      <Symbol size={36} stroke={1.4} aria-hidden />
      <Title order={2}>{title}</Title>
      <p>{text}</p>
      <Button size="md" onClick={onChoose}>
        {action}
      </Button>
    </section>
  );
}
