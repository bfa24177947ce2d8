import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import { systemCode } from '../../../shared/base/errors.ts';
import type { SecretStore } from '../ports.ts';

/** Secrets sealed by the system's keychain, or kept in memory where there is none that really encrypts. */
export function createSecrets(dataFolder: string): SecretStore {
  return canSeal() ? createSealedSecrets(join(dataFolder, 'secrets')) : createSessionSecrets();
}

/** On Linux without a keyring, Electron would scramble with a fixed password (`basic_text`): that is no encryption. */
function canSeal(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
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

function createSealedSecrets(folder: string): SecretStore {
  /** A name may hold anything; a file name may not. */
  const fileOf = (name: string): string => join(folder, createHash('sha256').update(name).digest('hex'));
  return {
    state: 'encrypted',
    async get(name) {
      try {
        return safeStorage.decryptString(await readFile(fileOf(name)));
      } catch (error) {
        // Sealed by another user or keychain is as good as not there: the person enters it again.
        if (systemCode(error) !== 'ENOENT') await rm(fileOf(name), { force: true });
        return null;
      }
    },
    async set(name, secret) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const partial = `${fileOf(name)}.partial`;
      const handle = await open(partial, 'w', 0o600);
      try {
        await handle.writeFile(safeStorage.encryptString(secret));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(partial, fileOf(name));
    },
    remove: (name) => rm(fileOf(name), { force: true }),
  };
}
