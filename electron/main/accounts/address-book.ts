import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { BookAddress } from '../../../shared/contract/accounts.ts';
import { watched } from '../../../shared/contract/watched.ts';
import { openDocument, type DocumentKind } from '../documents/json-document.ts';

const kind: DocumentKind<BookAddress[]> = {
  formatVersion: 1,
  schema: z.array(BookAddress),
  empty: () => [],
};

/** Return addresses that a person wants to use again. */
export interface AddressBook {
  save(address: Omit<BookAddress, 'addressId'> & { readonly addressId: string | null }): Promise<BookAddress>;
  remove(addressId: string): Promise<void>;
  watch(signal: AbortSignal): AsyncGenerator<BookAddress[]>;
}

/** Opens the address book in a data folder. */
export async function openAddressBook(dataFolder: string): Promise<AddressBook> {
  const document = await openDocument(join(dataFolder, 'addresses.json'), kind);
  const shown = watched(document.get());
  return {
    watch: (signal) => shown.watch(signal),
    async save(input) {
      const address = { ...input, addressId: input.addressId ?? randomUUID() };
      shown.set(
        await document.change((addresses) => [
          ...addresses.filter(({ addressId }) => addressId !== address.addressId),
          address,
        ]),
      );
      return address;
    },
    async remove(addressId) {
      shown.set(await document.change((addresses) => addresses.filter((one) => one.addressId !== addressId)));
    },
  };
}
