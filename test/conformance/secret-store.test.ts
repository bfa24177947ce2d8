import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSecrets, type Keychain } from '../../electron/main/platform/secrets.ts';
import { fakeSecrets } from '../desktop/fake-ports.ts';
import { secretStoreConformance } from './secret-store.ts';

/** A keychain with a key of its own, as a user's is. */
function keychain(backend = 'gnome_libsecret', isAvailable = true): Keychain {
  const key = randomBytes(32);
  return {
    isEncryptionAvailable: () => isAvailable,
    getSelectedStorageBackend: () => backend,
    encryptString(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    decryptString(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'drivepost-secrets-'));
}

secretStoreConformance('sealed by a keychain', async () => {
  const folder = await temporaryFolder();
  const one = keychain();
  return {
    store: createSecrets(folder, one, 'linux'),
    reopen: async () => createSecrets(folder, one, 'linux'),
    close: () => rm(folder, { recursive: true }),
  };
});

secretStoreConformance('kept for the session', async () => {
  const folder = await temporaryFolder();
  const none = keychain('basic_text');
  return {
    store: createSecrets(folder, none, 'linux'),
    reopen: async () => createSecrets(folder, none, 'linux'),
    close: () => rm(folder, { recursive: true }),
  };
});

secretStoreConformance('the fake of other tests', async () => {
  const store = fakeSecrets();
  return { store, reopen: async () => store, close: async () => undefined };
});

describe('createSecrets', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => rm(folder, { recursive: true }));

  test.each([
    ['a keyring on Linux', keychain('gnome_libsecret'), 'linux', 'encrypted'],
    ['KWallet', keychain('kwallet6'), 'linux', 'encrypted'],
    ['a fixed password on Linux', keychain('basic_text'), 'linux', 'session'],
    ['an unknown keeper on Linux', keychain('unknown'), 'linux', 'session'],
    ['nothing at all', keychain('gnome_libsecret', false), 'linux', 'session'],
    ['the keychain of macOS', keychain('', true), 'darwin', 'encrypted'],
    ['DPAPI without a user', keychain('', false), 'win32', 'session'],
  ] as const)('with %s keeps secrets as they deserve', async (_name, chain, platform, state) => {
    const store = createSecrets(folder, chain, platform);
    expect(store.state).toBe(state);
    await store.set('account:a', 'a secret');
    expect(await readdir(folder)).toEqual(state === 'encrypted' ? ['secrets'] : []);
  });

  test('writes neither the secret nor its name, for nobody else to read', async () => {
    const store = createSecrets(folder, keychain(), 'linux');
    await store.set('account:jane', 'wJalrXUtnFEMI');
    const names = await readdir(join(folder, 'secrets'));
    expect(names).toHaveLength(1);
    const file = join(folder, 'secrets', names[0] ?? '');
    expect(`${names[0]} ${(await readFile(file)).toString('latin1')}`).not.toMatch(/jane|wJalr/);
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'secrets'))).mode & 0o077).toBe(0);
  });

  test("does not know what another user's keychain has sealed, and leaves it there", async () => {
    const mine = keychain();
    await createSecrets(folder, mine, 'linux').set('account:a', 'secret');
    expect(await createSecrets(folder, keychain(), 'linux').get('account:a')).toBeNull();
    expect(await createSecrets(folder, mine, 'linux').get('account:a')).toBe('secret');
  });
});
