import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SecretStore } from '../../electron/main/ports.ts';

/** A store under test. */
export interface SecretStoreUnderTest {
  readonly store: SecretStore;
  /** The same store at the next start of the program. */
  reopen(): Promise<SecretStore>;
  close(): Promise<void>;
}

/** What every store of secrets has to do; the fake that other tests use, too. */
export function secretStoreConformance(name: string, open: () => Promise<SecretStoreUnderTest>): void {
  describe(`secret store: ${name}`, () => {
    let under: SecretStoreUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());

    test('knows nothing at first', async () => {
      expect(await under.store.get('account:a')).toBeNull();
    });

    test('gives what was put in, byte for byte', async () => {
      const odd = `/+=\n\t "'\\ \u{1F511} äß ${'x'.repeat(2000)}`;
      await under.store.set('account:a', odd);
      await under.store.set('account:b', '');
      expect(await under.store.get('account:a')).toBe(odd);
      expect(await under.store.get('account:b')).toBe('');
    });

    test('tells names apart that differ little', async () => {
      const names = ['account:a', 'account:A', 'account-a', 'account.a', 'target:a', 'account:a.1'];
      for (const each of names) await under.store.set(each, `secret of ${each}`);
      for (const each of names) expect(await under.store.get(each)).toBe(`secret of ${each}`);
    });

    test('replaces', async () => {
      await under.store.set('account:a', 'old');
      await under.store.set('account:a', 'new');
      expect(await under.store.get('account:a')).toBe('new');
    });

    test('keeps the last of several that are put in at once', async () => {
      await Promise.all(['1', '2', '3', '4'].map((secret) => under.store.set('account:a', secret)));
      expect(await under.store.get('account:a')).toBe('4');
    });

    test('removes, and does not mind what is not there', async () => {
      await under.store.set('account:a', 'secret');
      await under.store.remove('account:a');
      await under.store.remove('account:a');
      expect(await under.store.get('account:a')).toBeNull();
    });

    test('does over a restart what its state says', async () => {
      await under.store.set('account:a', 'secret');
      const isKept = under.store.state === 'encrypted';
      const again = await under.reopen();
      expect(again.state).toBe(under.store.state);
      expect(await again.get('account:a')).toBe(isKept ? 'secret' : null);
    });
  });
}
