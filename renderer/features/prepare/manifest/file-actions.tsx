import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDeviceFloppy, IconDots, IconFileImport, IconFilePlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { useToast } from '../../../ui/toast-host.tsx';
import { useWords } from '../../../words.tsx';
import type { ManifestStore } from './manifest-store.ts';

interface FileActionsProps {
  readonly client: AppClient;
  readonly store: ManifestStore;
}

/** What can be done with the manifest as a whole: open another one, save or copy it, begin again. */
export function FileActions({ client, store }: FileActionsProps): ReactNode {
  const { t } = useWords();
  const toast = useToast();

  async function open(): Promise<void> {
    try {
      const { paths } = await client.call('app.choose', {
        kind: 'files',
        title: t('prepare-manifest:openTitle'),
        filters: [
          { name: t('prepare-manifest:openFilter'), extensions: ['txt', 'yaml', 'yml', 'manifest'] },
          { name: t('prepare-manifest:openAll'), extensions: ['*'] },
        ],
      });
      const [path] = paths;
      if (path !== undefined) await store.openedFile(path);
    } catch (problem) {
      store.failed(problem);
    }
  }

  async function save(): Promise<void> {
    const path = await store.saveCopy(t('prepare-manifest:saveTitle'));
    if (path !== null) toast({ tone: 'success', text: t('prepare-manifest:saved', { path }) });
  }

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileImport size={16} aria-hidden />}
        onClick={() => void open()}
      >
        {t('prepare-manifest:open')}
      </Button>
      <CopyText store={store} />
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <ActionIcon aria-label={t('prepare-manifest:more')} title={t('prepare-manifest:more')}>
            <IconDots size={20} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={() => void save()}>
            {t('prepare-manifest:save')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFilePlus size={16} aria-hidden />}
            onClick={() => store.startedAgain()}
          >
            {t('prepare-manifest:startAgain')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** Apart, so that what is typed draws nothing else anew. */
function CopyText({ store }: { readonly store: ManifestStore }): ReactNode {
  const { t } = useWords();
  const text = useStore(store, (state) => state.text);
  return <CopyButton value={text} label={t('prepare-manifest:copyText')} size="lg" />;
}
