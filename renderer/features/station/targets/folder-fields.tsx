import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TargetInput } from '../../../../shared/contract/station.ts';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';

interface FolderFieldsProps {
  readonly store: StationStore;
  readonly draft: TargetInput;
  readonly isTried: boolean;
  readonly onChange: (changes: Partial<TargetInput>) => void;
}

/** The folder that takes objects. */
export function FolderFields({ store, draft, isTried, onChange }: FolderFieldsProps): ReactNode {
  const { t } = useWords();
  const action = useAction();
  const title = t('station:targets.folderPath');

  async function choose(): Promise<void> {
    const { paths } = await store.client.call('app.choose', { kind: 'folder', title });
    const [folder] = paths;
    if (folder !== undefined) onChange({ folder });
  }

  return (
    <>
      <div className="station-line">
        <TextInput
          className="station-grow"
          label={title}
          description={t('station:targets.folderText')}
          required
          spellCheck={false}
          value={draft.folder}
          error={isTried && draft.folder.trim() === '' ? t('station:job.required') : null}
          onChange={(event) => onChange({ folder: event.currentTarget.value })}
        />
        <Button variant="default" onClick={() => void action.run(choose)}>
          {t('common:chooseFolder')}
        </Button>
      </div>
      <ActionProblem action={action} />
    </>
  );
}
