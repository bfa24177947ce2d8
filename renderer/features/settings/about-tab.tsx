import { Select } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { AppInfo, Library } from '../../../shared/contract/app.ts';
import type { Host } from '../../client.ts';
import { KeyValueList } from '../../ui/key-value-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ShortcutKeys } from '../../ui/shortcut-keys.tsx';
import { ProblemNote } from '../../widgets/problem-note.tsx';
import { useWords } from '../../words.tsx';

interface AboutTabProps {
  readonly host: Host;
  readonly info: AppInfo;
}

/** What program this is, its keys, and what it stands on. */
export function AboutTab({ host, info }: AboutTabProps): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Panel title={t('settings:about.title')} text={t('settings:about.text')}>
        <KeyValueList
          items={[
            { key: t('settings:about.version'), value: info.version },
            { key: t('settings:about.electron'), value: info.electronVersion },
            { key: t('settings:about.platform'), value: info.platform },
            { key: t('settings:about.license'), value: 'Apache-2.0' },
          ]}
        />
      </Panel>
      <KeysPanel isMac={info.platform === 'darwin'} sectionCount={info.mode === 'station' ? 6 : 3} />
      <LibrariesPanel host={host} />
    </>
  );
}

function KeysPanel({
  isMac,
  sectionCount,
}: {
  readonly isMac: boolean;
  readonly sectionCount: number;
}): ReactNode {
  const { t } = useWords();
  const control = isMac ? '⌘' : 'Ctrl';
  const key = (name: string): ReactNode => <ShortcutKeys keys={[control, name]} />;
  return (
    <Panel title={t('settings:about.keys')}>
      <KeyValueList
        items={[
          {
            key: t('settings:about.keysSections'),
            value: (
              <>
                {key('1')} … {key(String(sectionCount))}
              </>
            ),
          },
          { key: t('settings:about.keysSettings'), value: key(',') },
          {
            key: t('settings:about.keysZoom'),
            value: (
              <>
                {key('+')}, {key('−')}, {key('0')}
              </>
            ),
          },
          { key: t('settings:about.keysClose'), value: key('W') },
          { key: t('settings:about.keysQuit'), value: key('Q') },
        ]}
      />
    </Panel>
  );
}

function LibrariesPanel({ host }: { readonly host: Host }): ReactNode {
  const { t } = useWords();
  const [libraries, setLibraries] = useState<readonly Library[]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    host.client.call('app.libraries').then(setLibraries, setProblem);
  }, [host]);
  const chosen = libraries.find((library) => nameOf(library) === name);
  return (
    <Panel title={t('settings:about.libraries')} text={t('settings:about.librariesText')}>
      <div className="settings-fields">
        {problem !== null && <ProblemNote problem={problem} />}
        <Select
          label={t('settings:about.library')}
          searchable
          clearable
          data={[...new Set(libraries.map(nameOf))]}
          value={name}
          onChange={setName}
          nothingFoundMessage={t('common:noMatches')}
        />
        {chosen !== undefined && (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without a place in the tab order nobody could scroll it by keyboard
          <pre className="settings-license" tabIndex={0} aria-label={name ?? ''} role="region">
            {chosen.text === '' ? t('settings:about.noText') : chosen.text}
          </pre>
        )}
      </div>
    </Panel>
  );
}

function nameOf({ name, version, license }: Library): string {
  return `${name} ${version} (${license})`;
}
