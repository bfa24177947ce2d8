import { describe, expect, test } from 'vitest';
import type { Account } from '../../shared/contract/accounts.ts';
import { accountInput, accountProblems, fieldsOfAccount } from './account-fields.ts';

const account: Account = {
  accountId: 'a1',
  name: 'Lab',
  endpointUrl: 'https://post.example.org/',
  accessKeyId: 'AKIAEXAMPLE',
  storeEndpointUrl: '',
  storeRegion: '',
  storeAccessKeyId: '',
  hasSecret: true,
  hasStoreSecret: false,
};

describe('accountProblems', () => {
  test('asks for address and keys of a new account', () => {
    expect(accountProblems(fieldsOfAccount(null), null)).toEqual({
      endpointUrl: 'endpointNeeded',
      accessKeyId: 'accessKeyNeeded',
      secretAccessKey: 'secretNeeded',
    });
  });

  test('asks for no secret that is kept', () => {
    expect(accountProblems(fieldsOfAccount(account), account)).toEqual({});
    const without = { ...account, hasSecret: false };
    expect(accountProblems(fieldsOfAccount(without), without)).toEqual({ secretAccessKey: 'secretNeeded' });
  });

  test.each(['post.example.org', 'ftp://post.example.org', 'https://', 'localhost:8080'])(
    'takes %s for no address of a service',
    (endpointUrl) => {
      const fields = { ...fieldsOfAccount(account), endpointUrl, storeEndpointUrl: endpointUrl };
      expect(accountProblems(fields, account)).toEqual({
        endpointUrl: 'endpointNeeded',
        storeEndpointUrl: 'endpointNeeded',
      });
    },
  );
});

describe('accountInput', () => {
  test('leaves secrets out that were not typed', () => {
    const input = accountInput(fieldsOfAccount(account), account);
    expect(input).not.toHaveProperty('secretAccessKey');
    expect(input).not.toHaveProperty('storeSecretAccessKey');
    expect(input.accountId).toBe('a1');
  });

  test('takes secrets without the blanks that copying brings along', () => {
    const fields = { ...fieldsOfAccount(null), secretAccessKey: ' abc\n', name: 'x' };
    expect(accountInput(fields, null)).toMatchObject({ secretAccessKey: 'abc', accountId: null });
  });

  test('names an account by its host when nobody did', () => {
    const fields = { ...fieldsOfAccount(account), name: ' ' };
    expect(accountInput(fields, account).name).toBe('post.example.org');
  });
});
