import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppInfo, Settings } from '../../shared/contract/app.ts';
import { chooseLanguage, type Language } from '../../shared/words/language.ts';
import type { Host } from '../client.ts';

/** What the shell shows of the program. */
export interface ShellState {
  /** `gone`: the program no longer answers this window. */
  readonly connection: 'opening' | 'open' | 'gone';
  readonly info: AppInfo | null;
  readonly settings: Settings | null;
  /** Shipments with news that nobody has looked at yet. */
  readonly newsCount: number;
  readonly error: Error | null;
}

/** The shell's view of the program, mirrored from it. */
export interface ShellStore extends StoreApi<ShellState> {
  /** Begins to listen; what it returns ends that. */
  listen(): () => void;
}

/** Makes the shell's store. */
export function createShellStore(client: Host['client']): ShellStore {
  const store = createStore<ShellState>()(() => ({
    connection: 'opening',
    info: null,
    settings: null,
    newsCount: 0,
    error: null,
  }));

  function lose(error: Error | null): void {
    store.setState({ connection: 'gone', error });
  }

  function opened(): void {
    const { info, settings } = store.getState();
    if (info !== null && settings !== null) store.setState({ connection: 'open', error: null });
  }

  function followShipments(): () => void {
    return client.subscribe('shipments.watch', undefined, {
      onValue: (shipments) =>
        store.setState({ newsCount: shipments.filter(({ isUnseen }) => isUnseen).length }),
    });
  }

  return {
    ...store,
    listen() {
      let unfollow: (() => void) | null = null;
      let isOver = false;
      void learnInfo();
      const unsubscribe = client.subscribe('settings.watch', undefined, {
        onValue(settings) {
          store.setState({ settings });
          opened();
        },
        onEnd: lose,
      });

      async function learnInfo(): Promise<void> {
        try {
          const info = await client.call('app.info');
          if (isOver) return;
          store.setState({ info });
          opened();
          if (info.mode === 'customer') unfollow = followShipments();
        } catch (error) {
          lose(error instanceof Error ? error : null);
        }
      }

      return () => {
        isOver = true;
        unsubscribe();
        unfollow?.();
      };
    },
  };
}

/** The language to speak: the one that was chosen, else the system's. */
export function languageOf({ info, settings }: Pick<ShellState, 'info' | 'settings'>): Language {
  if (settings !== null && settings.language !== 'system') return settings.language;
  return info?.systemLanguage ?? chooseLanguage(navigator.languages);
}
