import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Account, BookAddress, TestStep } from '../../../shared/contract/accounts.ts';
import type { AppInfo, Mode, Settings } from '../../../shared/contract/app.ts';
import type { Host } from '../../client.ts';

/** How the test of an account stands. */
type AccountTest =
  | { readonly kind: 'testing' }
  | { readonly kind: 'tested'; readonly steps: readonly TestStep[] }
  | { readonly kind: 'failed'; readonly problem: unknown };

/** What the settings show; all but the last four are mirrored from the program. */
interface SettingsState {
  readonly settings: Settings | null;
  readonly info: AppInfo | null;
  readonly accounts: readonly Account[] | null;
  readonly addresses: readonly BookAddress[] | null;
  /** By account. */
  readonly tests: Readonly<Record<string, AccountTest>>;
  /** Where the last support bundle was saved. */
  readonly bundlePath: string | null;
  /** Null before one was asked for. */
  readonly isNotificationShown: boolean | null;
  /** What the last action ended with. */
  readonly problem: unknown;
}

/** The settings' view of the program and what can be done there. */
export interface SettingsStore extends StoreApi<SettingsState> {
  /** Begins to listen; what it returns ends that. */
  readonly listen: () => () => void;
  readonly changed: (changes: Partial<Settings>) => void;
  readonly windowAsked: (mode: Mode) => void;
  readonly notificationAsked: () => void;
  readonly folderAsked: () => void;
  readonly bundleAsked: () => void;
  readonly fileAsked: (path: string) => void;
  readonly accountTested: (account: Account) => void;
  readonly accountRemoved: (accountId: string) => void;
  /** Resolves to whether it was saved. */
  readonly addressSaved: (
    address: Omit<BookAddress, 'addressId'>,
    addressId: string | null,
  ) => Promise<boolean>;
  readonly addressRemoved: (addressId: string) => void;
  readonly problemDismissed: () => void;
}

/** Makes the store of the settings. */
export function createSettingsStore(client: Host['client']): SettingsStore {
  const store = createStore<SettingsState>()(() => ({
    settings: null,
    info: null,
    accounts: null,
    addresses: null,
    tests: {},
    bundlePath: null,
    isNotificationShown: null,
    problem: null,
  }));

  /** Does something and shows what it ended with; gives whether it went well. */
  async function attempt(work: () => Promise<void>): Promise<boolean> {
    store.setState({ problem: null });
    try {
      await work();
      return true;
    } catch (problem) {
      store.setState({ problem });
      return false;
    }
  }

  function onEnd(problem: Error | null): void {
    if (problem !== null) store.setState({ problem });
  }

  function setTest(accountId: string, test: AccountTest): void {
    store.setState(({ tests }) => ({ tests: { ...tests, [accountId]: test } }));
  }

  async function testAccount(account: Account): Promise<void> {
    const { hasSecret: _, hasStoreSecret: __, ...input } = account;
    const { accountId } = account;
    setTest(accountId, { kind: 'testing' });
    try {
      setTest(accountId, { kind: 'tested', steps: await client.call('accounts.test', input) });
    } catch (problem) {
      setTest(accountId, { kind: 'failed', problem });
    }
  }

  return {
    ...store,
    listen() {
      void attempt(async () => store.setState({ info: await client.call('app.info') }));
      const ends = [
        client.subscribe('settings.watch', undefined, {
          onValue: (settings) => store.setState({ settings }),
          onEnd,
        }),
        client.subscribe('accounts.watch', undefined, {
          onValue: (accounts) => store.setState({ accounts }),
          onEnd,
        }),
        client.subscribe('addresses.watch', undefined, {
          onValue: (addresses) => store.setState({ addresses }),
          onEnd,
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
    changed: (changes) => void attempt(async () => void (await client.call('settings.change', changes))),
    windowAsked: (mode) => void attempt(() => client.call('app.openMode', { mode, remember: false })),
    notificationAsked: () =>
      void attempt(async () => {
        const { isShown } = await client.call('app.testNotification');
        store.setState({ isNotificationShown: isShown });
      }),
    folderAsked: () => void attempt(() => client.call('app.openDataFolder')),
    bundleAsked: () =>
      void attempt(async () => {
        const { path } = await client.call('app.saveSupportBundle');
        if (path !== null) store.setState({ bundlePath: path });
      }),
    fileAsked: (path) => void attempt(() => client.call('app.reveal', { path })),
    accountTested: (account) => void testAccount(account),
    accountRemoved: (accountId) => void attempt(() => client.call('accounts.remove', { accountId })),
    addressSaved: (address, addressId) =>
      attempt(async () => void (await client.call('addresses.save', { ...address, addressId }))),
    addressRemoved: (addressId) => void attempt(() => client.call('addresses.remove', { addressId })),
    problemDismissed: () => store.setState({ problem: null }),
  };
}
