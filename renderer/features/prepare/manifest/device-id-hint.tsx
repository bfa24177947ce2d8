import { Button } from '@mantine/core';
import { IconUsb } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { HelpText } from '../../../ui/help-text.tsx';
import { useWords } from '../../../words.tsx';
import type { ManifestStore } from './manifest-store.ts';

interface DeviceIdHintProps {
  readonly store: ManifestStore;
  /** What the chosen drive says of itself; empty when it says nothing. */
  readonly serial: string;
}

/** Proposes the serial number of the drive as its id; what the person wrote is never changed unasked. */
export function DeviceIdHint({ store, serial }: DeviceIdHintProps): ReactNode {
  const { t } = useWords();
  const deviceId = useStore(store, ({ fields }) => fields.get('deviceId')?.value ?? '');
  if (serial === '') return null;
  if (deviceId === serial) return <HelpText>{t('prepare-manifest:isSerial')}</HelpText>;
  return (
    <Button
      className="manifest-proposal"
      variant="default"
      size="compact-sm"
      leftSection={<IconUsb size={14} aria-hidden />}
      onClick={() => store.filledIn('deviceId', serial)}
    >
      {t('prepare-manifest:useSerial', { serial })}
    </Button>
  );
}
