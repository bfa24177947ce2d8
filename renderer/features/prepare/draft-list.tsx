import './draft-list.css';
import { ActionIcon, Button } from '@mantine/core';
import { IconPackageExport, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { Draft } from '../../../shared/contract/drafts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DataTable, type DataColumn } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast-host.tsx';
import { tellProblem } from '../../widgets/tell-problem.ts';
import { useWords } from '../../words.tsx';
import { bucketOf } from './bucket-of.ts';
import { DraftStanding } from './draft-standing.tsx';
import type { PrepareStore } from './prepare-store.ts';
import { useProblem } from './use-problem.ts';

interface DraftListProps {
  readonly store: PrepareStore;
  /** Null until they are known. */
  readonly drafts: readonly Draft[] | null;
  readonly navigate: (path: string) => void;
}

/** All drives in preparation, and how to begin with another one. */
export function DraftList({ store, drafts, navigate }: DraftListProps): ReactNode {
  const { t } = useWords();
  const toast = useToast();
  const [removing, setRemoving] = useState<Draft | null>(null);
  useProblem(store, (problem) => {
    const { message, advice } = tellProblem(t, problem);
    toast({ tone: 'danger', text: `${message} ${advice}` });
  });

  async function start(): Promise<void> {
    const draft = await store.create();
    if (draft !== null) navigate(`/prepare/${draft.draftId}/drive`);
  }

  const startButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => void start()}>
      {t('prepare:start')}
    </Button>
  );
  if (drafts === null) return <Page title={t('prepare:heading')}>{null}</Page>;
  return (
    <Page
      title={t('prepare:heading')}
      lead={t('prepare:lead')}
      actions={drafts.length > 0 ? startButton : undefined}
    >
      {drafts.length === 0 ? (
        <EmptyState
          icon={IconPackageExport}
          title={t('prepare:empty.title')}
          text={<SevenSteps />}
          action={startButton}
        />
      ) : (
        <Drafts
          store={store}
          drafts={drafts}
          onOpen={({ draftId, step }) => navigate(`/prepare/${draftId}/${step}`)}
          onRemove={setRemoving}
        />
      )}
      <ConfirmDialog
        isOpen={removing !== null}
        title={t('prepare:removeTitle', {
          name: removing === null ? '' : nameOf(removing, t('prepare:noDrive')),
        })}
        confirmLabel={t('prepare:removeConfirm')}
        isDangerous
        onCancel={() => setRemoving(null)}
        onConfirm={() => {
          if (removing !== null) void store.remove(removing.draftId);
          setRemoving(null);
        }}
      >
        {t('prepare:removeText')}
      </ConfirmDialog>
    </Page>
  );
}

interface DraftsProps {
  readonly store: PrepareStore;
  readonly drafts: readonly Draft[];
  readonly onOpen: (draft: Draft) => void;
  readonly onRemove: (draft: Draft) => void;
}

function Drafts({ store, drafts, onOpen, onRemove }: DraftsProps): ReactNode {
  const { t, format } = useWords();
  const columns = useMemo<readonly DataColumn<Draft>[]>(
    () => [
      {
        id: 'drive',
        header: t('prepare:column.drive'),
        width: 'minmax(0, 1.5fr)',
        render: (draft) => nameOf(draft, t('prepare:noDrive')),
      },
      {
        id: 'bucket',
        header: t('prepare:column.goesTo'),
        render: (draft) => bucketOf(draft.manifestText) ?? t('prepare:noBucket'),
      },
      {
        id: 'state',
        header: t('prepare:column.state'),
        width: 'minmax(18rem, 2fr)',
        render: (draft) => <DraftStanding store={store} draft={draft} />,
      },
      {
        id: 'changed',
        header: t('prepare:column.changed'),
        width: '9rem',
        render: (draft) => format.dateTime(draft.changedMs),
      },
      {
        id: 'remove',
        header: t('prepare:column.actions'),
        width: '5rem',
        isEnd: true,
        render: (draft) => (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('prepare:remove', { name: nameOf(draft, t('prepare:noDrive')) })}
            onClick={(event) => {
              // A click on the row opens it.
              event.stopPropagation();
              onRemove(draft);
            }}
          >
            <IconTrash size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        ),
      },
    ],
    [t, format, store, onRemove],
  );
  return (
    <Panel isFlush>
      <DataTable
        label={t('prepare:list')}
        columns={columns}
        rows={drafts}
        rowKey={({ draftId }) => draftId}
        rowHeightPx={48}
        onOpen={onOpen}
      />
    </Panel>
  );
}

/** Teaches what lies ahead. */
function SevenSteps(): ReactNode {
  const { t } = useWords();
  return (
    <>
      <p>{t('prepare:empty.text')}</p>
      <ol className="draft-steps">
        {(['drive', 'files', 'manifest', 'copy', 'sign', 'labels', 'ship'] as const).map((step) => (
          <li key={step}>{t(`prepare:empty.${step}`)}</li>
        ))}
      </ol>
    </>
  );
}

function nameOf({ drive }: Draft, otherwise: string): string {
  return drive === null ? otherwise : drive.label || drive.mountPoint;
}
