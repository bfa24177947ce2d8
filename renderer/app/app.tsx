import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { createWords } from '../../shared/words/words.ts';
import type { Host } from '../client.ts';
import { UiProvider } from '../ui/ui-provider.tsx';
import { uiTextsOf, WordsProvider } from '../words.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { FirstStart } from './first-start.tsx';
import { keepFocus } from './keep-focus.ts';
import { LostPage } from './lost-page.tsx';
import { Shell } from './shell.tsx';
import { createShellStore, languageOf, type ShellStore } from './shell-store.ts';

export interface AppProps {
  readonly host: Host;
}

/** The window: the person's language and colours around whatever it shows. */
export function App({ host }: AppProps): ReactNode {
  const [store] = useState(() => createShellStore(host.client));
  useEffect(() => store.listen(), [store]);
  useEffect(() => keepFocus(document), []);
  const language = useStore(store, languageOf);
  const theme = useStore(store, ({ settings }) => settings?.theme ?? 'system');
  const words = useMemo(() => createWords(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <WordsProvider words={words}>
      <UiProvider colorScheme={theme} texts={uiTextsOf(words.t)}>
        <ErrorBoundary host={host}>
          <Content host={host} store={store} />
        </ErrorBoundary>
      </UiProvider>
    </WordsProvider>
  );
}

function Content({ host, store }: { readonly host: Host; readonly store: ShellStore }): ReactNode {
  const { connection, info, error, newsCount } = useStore(store);
  if (connection === 'gone') return <LostPage error={error} />;
  // The answer takes some milliseconds; a symbol of waiting would only flicker.
  if (connection === 'opening' || info === null) return null;
  if (info.mode === null) return <FirstStart host={host} />;
  return <Shell host={host} mode={info.mode} setAside={info.setAside} newsCount={newsCount} />;
}
