import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../../words.tsx';
import type { StationStore } from '../station-store.ts';

interface PemFieldProps {
  readonly store: StationStore;
  readonly label: string;
  readonly chooseLabel: string;
  readonly value: string;
  readonly onChange: (path: string) => void;
}

/** The path of a PEM file, typed or chosen. */
export function PemField({ store, label, chooseLabel, value, onChange }: PemFieldProps): ReactNode {
  const { t } = useWords();

  async function choose(): Promise<void> {
    const { paths } = await store.client.call('app.choose', { kind: 'files', title: label });
    const [path] = paths;
    if (path !== undefined) onChange(path);
  }

  return (
    <div className="station-line is-wide">
      <TextInput
        className="station-grow"
        label={label}
        description={t('station:service.tlsText')}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Button variant="default" onClick={() => void choose().catch(() => undefined)}>
        {chooseLabel}
      </Button>
    </div>
  );
}
