import { Button, Textarea } from '@mantine/core';
import { useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { readManifest } from '../../../../shared/domain/manifest/read-manifest.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { diffLines } from '../line-diff.ts';
import { useTask } from '../use-task.ts';
import { DiffPanel } from './diff-panel.tsx';
import { lineRange, lostInventory, putInventoryBack } from './manifest-lines.ts';
import { ManifestProblems } from './manifest-problems.tsx';
import { SendingButtons } from './sending-buttons.tsx';

interface ManifestChangeProps {
  readonly client: AppClient;
  readonly shipment: Shipment;
  /** What the service has now. */
  readonly before: string;
  /** Told the text that the service has taken in its place. */
  readonly onSent: (text: string) => void;
}

/** An editor for a job's manifest: what is wrong with it, what changes, and the way to the service. */
export function ManifestChange({ client, shipment, before, onSent }: ManifestChangeProps): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState(before);
  const editor = useRef<HTMLTextAreaElement>(null);
  const importing = useTask();
  // Reading and comparing lag behind the keys where they take longer than a frame.
  const settled = useDeferredValue(text);
  const { problems } = useMemo(() => readManifest(new TextEncoder().encode(settled)), [settled]);
  const lines = useMemo(() => diffLines(before, settled), [before, settled]);
  const lostLine = useMemo(() => lostInventory(before, settled), [before, settled]);

  function goTo(line: number): void {
    const { from, to } = lineRange(text, line);
    editor.current?.focus();
    editor.current?.setSelectionRange(from, to);
  }

  async function importFile(): Promise<void> {
    await importing.run(async () => {
      const { paths } = await client.call('app.choose', {
        kind: 'files',
        title: t('shipments:change.importTitle'),
        filters: [{ name: t('shipments:change.importFilter'), extensions: ['txt', 'yaml', 'yml', '*'] }],
      });
      const [path] = paths;
      if (path !== undefined) setText((await client.call('app.readText', { path })).text);
    });
  }

  return (
    <>
      <Notice tone="info" title={t('shipments:change.rules.title')}>
        {t('shipments:change.rules.text')}
      </Notice>
      <Panel
        title={t('shipments:change.heading')}
        text={t('shipments:change.lead')}
        actions={
          <div className="shipments-buttons">
            <Button variant="default" loading={importing.isBusy} onClick={() => void importFile()}>
              {t('shipments:change.import')}
            </Button>
            <Button variant="default" disabled={text === before} onClick={() => setText(before)}>
              {t('shipments:change.revert')}
            </Button>
          </div>
        }
      >
        {importing.problem !== null && (
          <ProblemNote problem={importing.problem} onDismiss={importing.dismiss} />
        )}
        <Textarea
          className="shipments-editor"
          aria-label={t('shipments:change.editor')}
          ref={editor}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rows={16}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
        />
        {lostLine !== null && (
          <Notice
            tone="warning"
            announce="status"
            title={t('shipments:change.inventoryLost.title')}
            actions={
              <Button variant="default" size="xs" onClick={() => setText(putInventoryBack(text, lostLine))}>
                {t('shipments:change.inventoryLost.putBack')}
              </Button>
            }
          >
            {t('shipments:change.inventoryLost.text')}
          </Notice>
        )}
        <ManifestProblems problems={problems} onGoTo={goTo} />
      </Panel>
      <DiffPanel lines={lines} />
      <SendingButtons
        client={client}
        shipment={shipment}
        text={text}
        isChanged={lines.some(({ kind }) => kind !== 'same')}
        errorCount={problems.filter(({ severity }) => severity === 'error').length}
        onSent={onSent}
      />
    </>
  );
}
