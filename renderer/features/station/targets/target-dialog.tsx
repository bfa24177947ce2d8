import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Target, TargetInput } from '../../../../shared/contract/station.ts';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';
import { FolderFields } from './folder-fields.tsx';
import { S3Fields } from './s3-fields.tsx';
import { isTargetComplete } from './target-draft.ts';

interface TargetDialogProps {
  readonly store: StationStore;
  /** Null for a new one. */
  readonly target: Target | null;
  readonly onClose: () => void;
}

const emptyTarget: TargetInput = {
  targetId: null,
  name: '',
  kind: 's3',
  endpointUrl: '',
  region: '',
  style: 'auto',
  bucket: '',
  accessKeyId: '',
  folder: '',
};

/** Asks for a target. */
export function TargetDialog({ store, target, onClose }: TargetDialogProps): ReactNode {
  const { t } = useWords();
  const { client } = store;
  const action = useAction();
  const [draft, setDraft] = useState<TargetInput>(() => toInput(target));
  const [isTried, setTried] = useState(false);
  const isFirst = useStore(store, ({ targets }) => targets?.length === 0);
  const change = (changes: Partial<TargetInput>): void => setDraft((before) => ({ ...before, ...changes }));

  async function save(): Promise<void> {
    setTried(true);
    if (!isTargetComplete(draft, target)) return;
    const isSaved = await action.run(async () => {
      const saved = await client.call('targets.save', draft);
      // The only target there is is the one that is meant.
      if (isFirst) await client.call('station.setOptions', { targetId: saved.targetId });
    });
    if (isSaved) onClose();
  }

  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={target === null ? t('station:targets.formAdd') : t('station:targets.formEdit')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        noValidate
        className="station-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          data-autofocus
          label={t('station:targets.name')}
          required
          maxLength={100}
          value={draft.name}
          error={isTried && draft.name.trim() === '' ? t('station:job.required') : null}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <SegmentedControl
          aria-label={t('station:targets.kind')}
          value={draft.kind}
          onChange={(kind) => change({ kind: kind === 'folder' ? 'folder' : 's3' })}
          data={[
            { value: 's3', label: t('station:targets.s3') },
            { value: 'folder', label: t('station:targets.folder') },
          ]}
        />
        {draft.kind === 's3' ? (
          <S3Fields store={store} draft={draft} target={target} isTried={isTried} onChange={change} />
        ) : (
          <FolderFields store={store} draft={draft} isTried={isTried} onChange={change} />
        )}
        <ActionProblem action={action} />
        <div className="station-buttons is-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={action.isBusy}>
            {t('common:save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function toInput(target: Target | null): TargetInput {
  if (target === null) return emptyTarget;
  const { hasSecret: _known, ...input } = target;
  return input;
}
