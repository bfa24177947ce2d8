import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccountInput, TestStep } from '../../../shared/contract/accounts.ts';
import { systemClock } from '../../../shared/base/time.ts';
import { fakeSecrets } from '../../../test/desktop/fake-ports.ts';
import { startStation, type StationInProcess } from '../../../test/desktop/station-in-process.ts';
import { openAccounts, type Accounts } from './accounts.ts';
import { openAddressBook } from './address-book.ts';
import { createAskService } from './ask-service.ts';
import { testAccount } from './test-account.ts';

let folder: string;
let secrets: ReturnType<typeof fakeSecrets>;
let accounts: Accounts;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-accounts-'));
  secrets = fakeSecrets();
  accounts = await openAccounts(folder, secrets);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function input(changes: Partial<AccountInput> = {}): AccountInput {
  return {
    accountId: null,
    name: 'Lab',
    endpointUrl: 'http://127.0.0.1:1',
    accessKeyId: 'AKIDEXAMPLE',
    storeEndpointUrl: '',
    storeRegion: '',
    storeAccessKeyId: '',
    ...changes,
  };
}

describe('accounts', () => {
  it('are there after a restart, with their secrets elsewhere than in any file', async () => {
    const saved = await accounts.save(
      input({
        secretAccessKey: 'top-secret-1',
        storeAccessKeyId: 'STORE',
        storeSecretAccessKey: 'top-secret-2',
      }),
    );
    expect(saved).toMatchObject({ hasSecret: true, hasStoreSecret: true });
    const files = await readdir(folder);
    expect(files).toEqual(['accounts.json']);
    for (const file of files) expect(await readFile(join(folder, file), 'utf8')).not.toContain('top-secret');
    const again = await openAccounts(folder, secrets);
    expect(again.list()).toEqual([saved]);
    expect(await again.credentials(saved)).toEqual({
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'top-secret-1',
    });
  });

  it('keep a secret that is left out, and forget one that is emptied', async () => {
    const { accountId } = await accounts.save(input({ secretAccessKey: 'kept' }));
    const changed = await accounts.save(input({ accountId, name: 'Other' }));
    expect(changed).toMatchObject({ name: 'Other', hasSecret: true });
    expect(await accounts.credentials(changed)).toMatchObject({ secretAccessKey: 'kept' });
    await accounts.save(input({ accountId, secretAccessKey: '' }));
    await expect(accounts.credentials(changed)).rejects.toMatchObject({ code: 'SECRET_MISSING' });
  });

  it('take their secrets with them when they are removed', async () => {
    const { accountId } = await accounts.save(
      input({ secretAccessKey: 'gone', storeSecretAccessKey: 'gone' }),
    );
    await accounts.remove(accountId);
    expect(accounts.list()).toEqual([]);
    expect(await secrets.get(`account:${accountId}`)).toBeNull();
    expect(await secrets.get(`account-store:${accountId}`)).toBeNull();
    await expect(accounts.save(input({ accountId }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('reach their store with its own keys, or with those of the service where it has none', async () => {
    const storeEndpointUrl = 'http://127.0.0.1:2';
    const one = await accounts.save(input({ secretAccessKey: 'service', storeEndpointUrl }));
    expect(await accounts.store(one.accountId)).toEqual({
      endpointUrl: storeEndpointUrl,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'service' },
    });
    const { accountId } = await accounts.save(input({ storeEndpointUrl, storeAccessKeyId: 'S' }));
    await expect(accounts.store(accountId)).rejects.toMatchObject({ code: 'STORE_SECRET' });
    const without = await accounts.save(input({ secretAccessKey: 'service' }));
    await expect(accounts.store(without.accountId)).rejects.toMatchObject({ code: 'STORE_UNKNOWN' });
  });

  it('are told to who watches them', async () => {
    const stop = new AbortController();
    const feed = accounts.watch(stop.signal);
    expect((await feed.next()).value).toEqual([]);
    const next = feed.next();
    const saved = await accounts.save(input());
    expect((await next).value).toEqual([saved]);
    stop.abort();
  });
});

async function outcomes(changes: Partial<AccountInput>): Promise<Record<string, TestStep['outcome']>> {
  const steps = await testAccount(input(changes), createAskService(accounts, systemClock));
  return Object.fromEntries(steps.map(({ name, outcome }) => [name, outcome]));
}

describe('testing an account', () => {
  let station: StationInProcess;
  let keys: { readonly accessKeyId: string; readonly secretAccessKey: string };

  beforeAll(async () => {
    station = await startStation();
    keys = await station.station.accounts.add('jane');
  });

  afterAll(() => station.close());

  it('passes where the service knows the keys', async () => {
    const { accessKeyId, secretAccessKey } = keys;
    expect(await outcomes({ endpointUrl: station.url, accessKeyId, secretAccessKey })).toEqual({
      privacy: 'passed',
      reach: 'passed',
      sign: 'passed',
      list: 'passed',
    });
  });

  it('takes the kept secret where none is given', async () => {
    const { accessKeyId, secretAccessKey } = keys;
    const { accountId } = await accounts.save(input({ secretAccessKey }));
    expect(await outcomes({ accountId, endpointUrl: station.url, accessKeyId })).toMatchObject({
      list: 'passed',
    });
  });

  it.each([
    ['a wrong secret', { secretAccessKey: 'wrong' }],
    ['an unknown key', { accessKeyId: 'AKIDUNKNOWN', secretAccessKey: 'x' }],
  ])('says of %s that signing fails', async (_, changes) => {
    expect(await outcomes({ endpointUrl: station.url, accessKeyId: keys.accessKeyId, ...changes })).toEqual({
      privacy: 'passed',
      reach: 'passed',
      sign: 'failed',
      list: 'skipped',
    });
  });

  it('tells what to do about keys that are not accepted, and of nothing else', async () => {
    const { accessKeyId } = keys;
    const account = input({ endpointUrl: station.url, accessKeyId, secretAccessKey: 'wrong' });
    const steps = await testAccount(account, createAskService(accounts, systemClock));
    expect(steps.map(({ error }) => error?.code ?? null)).toEqual([null, null, 'ACCOUNT_KEYS', null]);
  });

  it('says that nothing answers, and that the line is in the clear', async () => {
    const url = 'http://0.0.0.0:1';
    expect(await outcomes({ endpointUrl: url, secretAccessKey: 'x' })).toEqual({
      privacy: 'warned',
      reach: 'failed',
      sign: 'skipped',
      list: 'skipped',
    });
  });

  it.each(['', 'station.example', 'ftp://station.example'])(
    'says of %j that it is no address',
    async (url) => {
      expect(await outcomes({ endpointUrl: url, secretAccessKey: 'x' })).toMatchObject({ reach: 'failed' });
    },
  );
});

describe('the address book', () => {
  it('keeps, changes and removes addresses', async () => {
    const book = await openAddressBook(folder);
    const blank = { company: '', street2: '', street3: '', stateOrProvince: '', phoneNumber: '' };
    const address = { ...blank, name: 'Jane', street1: '1 Road', city: 'X', postalCode: '1', country: 'NL' };
    const saved = await book.save({ ...address, addressId: null });
    await book.save({ ...saved, city: 'Y' });
    const stop = new AbortController();
    const again = (await openAddressBook(folder)).watch(stop.signal);
    expect((await again.next()).value).toEqual([{ ...saved, city: 'Y' }]);
    await book.remove(saved.addressId);
    expect((await book.watch(stop.signal).next()).value).toEqual([]);
    stop.abort();
  });
});
