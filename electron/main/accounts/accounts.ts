import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { Account, type AccountInput } from '../../../shared/contract/accounts.ts';
import { watched } from '../../../shared/contract/watched.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import type { Credentials } from '../../../shared/engine/sigv4/credentials.ts';
import { openDocument, type DocumentKind } from '../documents/json-document.ts';
import type { SecretStore } from '../ports.ts';

/** What of an account is saved: everything but its secrets. */
const SavedAccount = Account.omit({ hasSecret: true, hasStoreSecret: true });
type SavedAccount = z.output<typeof SavedAccount>;

const kind: DocumentKind<readonly SavedAccount[]> = {
  formatVersion: 1,
  schema: z.array(SavedAccount),
  empty: () => [],
};

/** A bucket store as an account reaches it. */
interface StoreOfAccount {
  readonly endpointUrl: string;
  readonly region: string;
  readonly credentials: Credentials;
}

/** The accounts at job services. Their secrets lie with the system's keychain, never in the document. */
export interface Accounts {
  list(): readonly Account[];
  /** Throws NOT_FOUND. */
  find(accountId: string): Account;
  /** Saves an account; a secret that is left out stays as it is, an empty one is forgotten. Throws NOT_FOUND. */
  save(input: AccountInput): Promise<Account>;
  remove(accountId: string): Promise<void>;
  watch(signal: AbortSignal): AsyncGenerator<Account[]>;
  /** The keys to ask the job service with; those of an input where it brings its own. Throws SECRET_MISSING. */
  credentials(account: AccountInput | Account): Promise<Credentials>;
  /** How to reach the buckets, with the store's own keys where it has some. Throws SECRET_MISSING, STORE_SECRET, STORE_UNKNOWN. */
  store(accountId: string): Promise<StoreOfAccount>;
}

const secretOf = (accountId: string): string => `account:${accountId}`;
const storeSecretOf = (accountId: string): string => `account-store:${accountId}`;

/** Opens the accounts in a data folder. */
export async function openAccounts(dataFolder: string, secrets: SecretStore): Promise<Accounts> {
  const document = await openDocument(join(dataFolder, 'accounts.json'), kind);
  const shown = watched<Account[]>(await show());

  function show(): Promise<Account[]> {
    return Promise.all(document.get().map(withSecrets));
  }

  async function withSecrets(account: SavedAccount): Promise<Account> {
    const hasSecret = (await secrets.get(secretOf(account.accountId))) !== null;
    const hasStoreSecret = (await secrets.get(storeSecretOf(account.accountId))) !== null;
    return { ...account, hasSecret, hasStoreSecret };
  }

  function find(accountId: string): Account {
    const account = shown.get().find((one) => one.accountId === accountId);
    if (account === undefined) throw appError('NOT_FOUND', { detail: `account ${accountId}` });
    return account;
  }

  async function keep(name: string, secret: string | undefined): Promise<void> {
    if (secret === undefined) return;
    if (secret === '') await secrets.remove(name);
    else await secrets.set(name, secret);
  }

  async function credentials(account: AccountInput | Account): Promise<Credentials> {
    const { accessKeyId, accountId, name } = account;
    const given = 'secretAccessKey' in account ? account.secretAccessKey : undefined;
    if (given !== undefined && given !== '') return { accessKeyId, secretAccessKey: given };
    if (accountId === null) throw appError('SECRET_MISSING', { detail: name });
    const secretAccessKey = await secrets.get(secretOf(accountId));
    if (secretAccessKey === null) throw appError('SECRET_MISSING', { detail: name });
    return { accessKeyId, secretAccessKey };
  }

  async function storeCredentials(account: Account): Promise<Credentials> {
    const { accountId, storeAccessKeyId: accessKeyId, name } = account;
    if (accessKeyId === '') return credentials(account);
    const secretAccessKey = await secrets.get(storeSecretOf(accountId));
    if (secretAccessKey === null) throw appError('STORE_SECRET', { detail: name });
    return { accessKeyId, secretAccessKey };
  }

  return {
    list: () => shown.get(),
    find,
    credentials,
    watch: (signal) => shown.watch(signal),

    async save({ secretAccessKey, storeSecretAccessKey, ...input }) {
      if (input.accountId !== null) find(input.accountId);
      const account = { ...input, accountId: input.accountId ?? randomUUID() };
      // The secret first: an account that is listed without its secret could not be used.
      await keep(secretOf(account.accountId), secretAccessKey);
      await keep(storeSecretOf(account.accountId), storeSecretAccessKey);
      await document.change((accounts) =>
        accounts.some(({ accountId }) => accountId === account.accountId)
          ? accounts.map((one) => (one.accountId === account.accountId ? account : one))
          : [...accounts, account],
      );
      shown.set(await show());
      return find(account.accountId);
    },

    async remove(accountId) {
      await document.change((accounts) => accounts.filter((one) => one.accountId !== accountId));
      await secrets.remove(secretOf(accountId));
      await secrets.remove(storeSecretOf(accountId));
      shown.set(await show());
    },

    async store(accountId) {
      const account = find(accountId);
      const { storeEndpointUrl, storeRegion, name } = account;
      if (!URL.canParse(storeEndpointUrl)) throw appError('STORE_UNKNOWN', { detail: name });
      return {
        endpointUrl: storeEndpointUrl,
        region: storeRegion === '' ? 'us-east-1' : storeRegion,
        credentials: await storeCredentials(account),
      };
    },
  };
}
