import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretStore } from '../ports.ts';

/** What seals with a key of the system's keychain; Electron's safeStorage, as far as it is used. */
export interface Keychain {
  isEncryptionAvailable(): boolean;
  /** Linux only: what keeps the key. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  /** Throws for what another key has sealed, and while the keychain is locked. */
  decryptString(sealed: Buffer): string;
}

/** Secrets sealed by the system's keychain, or kept in memory where there is none that really encrypts. */
export function createSecrets(
  dataFolder: string,
  keychain: Keychain,
  platform: string = process.platform,
): SecretStore {
  return canSeal(keychain, platform)
    ? createSealedSecrets(join(dataFolder, 'secrets'), keychain)
    : createSessionSecrets();
}

/** On Linux without a keyring, Electron would scramble with a fixed password (`basic_text`): that is no encryption. */
function canSeal(keychain: Keychain, platform: string): boolean {
  if (!keychain.isEncryptionAvailable()) return false;
  if (platform !== 'linux') return true;
  const backend = keychain.getSelectedStorageBackend?.() ?? 'unknown';
  return backend !== 'basic_text' && backend !== 'unknown';
}

function createSessionSecrets(): SecretStore {
  const secrets = new Map<string, string>();
  return {
    state: 'session',
    get: async (name) => secrets.get(name) ?? null,
    set: async (name, secret) => void secrets.set(name, secret),
    remove: async (name) => void secrets.delete(name),
  };
}

function createSealedSecrets(folder: string, keychain: Keychain): SecretStore {
  let queue: Promise<unknown> = Promise.resolve();
  /** A name may hold anything; a file name may not. */
  const fileOf = (name: string): string => join(folder, createHash('sha256').update(name).digest('hex'));

  /** One change after the other, so that the last one asked for is the one that stays. */
  function inTurn(change: () => Promise<void>): Promise<void> {
    const next = queue.then(change);
    queue = next.catch(() => undefined);
    return next;
  }

  return {
    state: 'encrypted',
    async get(name) {
      await queue;
      try {
        return keychain.decryptString(await readFile(fileOf(name)));
      } catch {
        // What another user's keychain has sealed, or a locked one, is as good as not there: the person enters it again.
        // The file stays, since the keychain may be open the next time.
        return null;
      }
    },
    set: (name, secret) => inTurn(() => writeSealed(folder, fileOf(name), keychain.encryptString(secret))),
    remove: (name) => inTurn(() => rm(fileOf(name), { force: true })),
  };
}

async function writeSealed(folder: string, file: string, sealed: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const partial = `${file}.partial`;
  const handle = await open(partial, 'w', 0o600);
  try {
    await handle.writeFile(sealed);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, file);
}
