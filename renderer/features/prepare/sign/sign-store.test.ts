import { describe, expect, it } from 'vitest';
import type { Account } from '../../../../shared/contract/accounts.ts';
import type { Draft } from '../../../../shared/contract/drafts.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { appError } from '../../../../shared/domain/error-codes.ts';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import { chosenAccount, createSignStore, endOf, signMissing, type SignState } from './sign-store.ts';

type Asked = readonly [name: string, input: unknown];

/** A program that notes what it is asked and answers from a table. */
function fakeClient(answers: Readonly<Record<string, () => unknown>>): {
  readonly client: AppClient;
  readonly asked: Asked[];
} {
  const asked: Asked[] = [];
  const client = {
    async call(name: string, input: unknown) {
      asked.push([name, input]);
      return answers[name]?.();
    },
    subscribe: () => () => undefined,
    // The store uses no more of a client than this.
  } as unknown as AppClient;
  return { client, asked };
}

// Only what the functions under test look at.
const draft = { draftId: 'd1', prepared: {}, shipmentId: 's1', accountId: null } as unknown as Draft;

function shipment(progressCodes: readonly string[], isSigned = true): Shipment {
  const history = progressCodes.map((progressCode) => ({ progressCode }));
  return {
    shipmentId: 's1',
    history,
    signature: isSigned ? { path: '', atMs: 0 } : null,
  } as unknown as Shipment;
}

function withAccounts(...ids: readonly string[]): SignState {
  const accounts = ids.map((accountId) => ({ accountId }) as Account);
  return { accounts } as unknown as SignState;
}

describe('what is missing before the labels', () => {
  it.each([
    ['a copy', { ...draft, prepared: null }, null, 'copy'],
    ['a job', draft, null, 'job'],
    ['SIGNATURE, when the drive refused it', draft, shipment([], false), 'signature'],
    ['another job, when this one has ended', draft, shipment(['Pending', 'Canceled']), 'ended'],
    ['nothing, before the service was asked', draft, shipment([]), null],
    ['nothing, while the job is open', draft, shipment(['Pending']), null],
  ] as const)('%s', (_, given, of, missing) => {
    expect(signMissing(given, of)).toBe(missing);
  });

  it('takes a code that it does not know for an end, as the service does', () => {
    expect(endOf(shipment(['Vanished']))).toBe('Vanished');
  });
});

describe('the account', () => {
  it('is the chosen one, or the only one', () => {
    expect(chosenAccount(withAccounts('a', 'b'), { ...draft, accountId: 'b' })?.accountId).toBe('b');
    expect(chosenAccount(withAccounts('a'), draft)?.accountId).toBe('a');
    expect(chosenAccount(withAccounts('a'), { ...draft, accountId: 'removed' })?.accountId).toBe('a');
    expect(chosenAccount(withAccounts('a', 'b'), draft)).toBeNull();
  });
});

describe('the store', () => {
  it('asks one thing at a time', async () => {
    const { client, asked } = fakeClient({
      'prepare.createJob': () => Promise.resolve({ warningMessage: 'w', signatureError: null }),
    });
    const store = createSignStore(client, 'd1');
    const creating = store.createAsked('a');
    await store.createAsked('a');
    expect(store.getState().doing).toBe('creating');
    await creating;
    expect(asked).toEqual([['prepare.createJob', { draftId: 'd1', accountId: 'a', validateOnly: false }]]);
    expect(store.getState()).toMatchObject({ doing: null, warningMessage: 'w', problem: null });
  });

  it('keeps why SIGNATURE could not be written, though the job was made', async () => {
    const signatureError = { code: 'SIGNATURE_UNWRITABLE' };
    const { client } = fakeClient({ 'prepare.createJob': () => ({ warningMessage: null, signatureError }) });
    const store = createSignStore(client, 'd1');
    await store.createAsked('a');
    expect(store.getState().problem).toBe(signatureError);
  });

  it('takes back what was said when something else is asked, and says why that failed', async () => {
    const { client } = fakeClient({
      'prepare.createJob': () => ({ warningMessage: null }),
      'prepare.writeSignature': () => {
        throw appError('DRIVE_GONE');
      },
    });
    const store = createSignStore(client, 'd1');
    await store.checkAsked('a');
    expect(store.getState().checked).toEqual({ warningMessage: null });
    await store.writingAsked();
    expect(store.getState()).toMatchObject({ checked: null, problem: { code: 'DRIVE_GONE' }, doing: null });
  });

  it('sends a typed key only where no account is chosen', async () => {
    const { client, asked } = fakeClient({ 'prepare.signOffline': () => ({ files: [] }) });
    const store = createSignStore(client, 'd1');
    const choices = { jobId: 'AB1CD', secretAccessKey: 'typed', exportFolder: null };
    await store.offlineAsked({ ...choices, accountId: 'a' });
    await store.offlineAsked({ ...choices, accountId: null });
    expect(asked.map(([, input]) => 'secretAccessKey' in (input as object))).toEqual([false, true]);
  });
});
