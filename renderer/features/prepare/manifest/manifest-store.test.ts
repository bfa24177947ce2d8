import { describe, expect, test } from 'vitest';
import type { BookAddress } from '../../../../shared/contract/accounts.ts';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import { readFields } from '../../../../shared/domain/manifest/manifest-edits.ts';
import { createManifestStore } from './manifest-store.ts';

const jane: BookAddress = {
  addressId: 'a1',
  name: 'Jane Roe',
  company: '',
  street1: 'Main St 1',
  street2: '',
  street3: '',
  city: 'Berlin',
  stateOrProvince: '',
  postalCode: '10115',
  country: 'Germany',
  phoneNumber: '+49 30 1',
};

interface Answers {
  readonly readText?: () => Promise<{ text: string }>;
}

function clientWith({ readText = () => Promise.resolve({ text: '' }) }: Answers = {}): {
  client: AppClient;
  saved: unknown[];
} {
  const saved: unknown[] = [];
  const client = {
    call(name: string, input: unknown): Promise<unknown> {
      if (name === 'app.info') return Promise.resolve({ secrets: 'session' });
      if (name === 'app.readText') return readText();
      saved.push([name, input]);
      return Promise.resolve(input);
    },
    subscribe(_name: string, _input: unknown, { onValue }: { onValue: (value: unknown) => void }) {
      onValue([jane]);
      return () => undefined;
    },
  };
  // Only what the store asks for is answered.
  return { client: client as unknown as AppClient, saved };
}

const text = 'bucket: b # mine\r\nprefix: p/\r\nignore:\r\n  - a\r\nsubstitutions:\r\n  "x" : "y"\r\n';

describe('createManifestStore', () => {
  test('an optional field that was emptied goes when it is left, and nothing else does', () => {
    const store = createManifestStore(clientWith().client, text);
    store.filledIn('prefix', '');
    store.filledIn('bucket', '');
    for (const name of ['prefix', 'bucket', 'ignore', 'substitutions', 'storageClass']) store.left(name);
    expect(store.getState().text).toBe(
      'bucket: # mine\r\nignore:\r\n  - a\r\nsubstitutions:\r\n  "x" : "y"\r\n',
    );
  });

  test('an opened file takes the place of the text, and that can be taken back', async () => {
    const { client } = clientWith({ readText: () => Promise.resolve({ text: 'bucket: other\n' }) });
    const store = createManifestStore(client, text);
    await store.openedFile('C:\\jobs\\my.txt');
    expect(store.getState()).toMatchObject({ text: 'bucket: other\n', replaced: { name: 'my.txt' } });
    store.tookBack();
    expect(store.getState()).toMatchObject({ text, replaced: null });
  });

  test('a file that cannot be read changes nothing and says why', async () => {
    const { client } = clientWith({ readText: () => Promise.reject(new Error('gone')) });
    const store = createManifestStore(client, text);
    await store.openedFile('/x');
    expect(store.getState()).toMatchObject({ text, replaced: null, problem: new Error('gone') });
  });

  test('an address of the book fills the return address, without what it does not have', () => {
    const store = createManifestStore(clientWith().client, 'returnAddress:\n  company: Old\n  name: X\n');
    store.listen();
    store.choseAddress('a1');
    const fields = readFields(store.getState().text);
    expect(fields.get('returnAddress.name')?.value).toBe('Jane Roe');
    expect(fields.get('returnAddress.company')?.value).toBeNull();
    expect(fields.get('returnAddress.country')?.value).toBe('Germany');
  });

  test('the return address is saved in the book as it stands', async () => {
    const { client, saved } = clientWith();
    const store = createManifestStore(client, '');
    store.listen();
    store.choseAddress('a1');
    expect(await store.savedAddress()).toBe(true);
    expect(saved).toEqual([['addresses.save', { ...jane, addressId: null }]]);
  });
});
