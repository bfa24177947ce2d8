import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BookAddress } from '../../../../shared/contract/accounts.ts';
import type { AppInfo } from '../../../../shared/contract/app.ts';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import { fieldSpec } from '../../../../shared/domain/manifest/field-catalogue.ts';
import { setField, setItems, setPairs } from '../../../../shared/domain/manifest/manifest-edits.ts';
import { manifestTemplate } from '../../../../shared/domain/manifest/manifest-template.ts';
import { returnAddressOf, withAddress } from './address-text.ts';
import { contentsOf, isFilled, type FieldContents } from './field-contents.ts';

/** What stood there before the whole text was replaced. */
interface Replaced {
  readonly kind: 'opened' | 'emptied';
  /** The name of the file that was opened. */
  readonly name: string;
  readonly before: string;
}

/** The manifest as it is being written. The text is all there is of it: the form shows what it says. */
export interface ManifestState {
  readonly text: string;
  /** What the text says of each field; always that of this text. */
  readonly fields: FieldContents;
  readonly replaced: Replaced | null;
  readonly addresses: readonly BookAddress[];
  /** Where passwords are kept; null until it is known. */
  readonly secrets: AppInfo['secrets'] | null;
  /** Where the station is, as far as the person has said; it decides whether customs matters. */
  readonly facilityCountry: string;
  readonly isCustomsAsked: boolean;
  /** Why something could not be done. */
  readonly problem: unknown;
}

/** A pair as a row of the form has it. */
export type FieldPair = readonly [name: string, value: string];

/** The text and what a person does to it, in the form or by hand. */
export interface ManifestStore extends StoreApi<ManifestState> {
  /** Follows the address book until the returned function is called. */
  listen(): () => void;
  typed(text: string): void;
  /** The text came from elsewhere, such as from the saved draft. */
  adopted(text: string): void;
  filledIn(name: string, value: string): void;
  /** An optional field that was emptied goes from the text. */
  left(name: string): void;
  /** Takes a field out of the text, a record with its parts. */
  removed(name: string): void;
  listed(name: string, items: readonly string[]): void;
  paired(name: string, pairs: readonly FieldPair[]): void;
  openedFile(path: string): Promise<void>;
  startedAgain(): void;
  tookBack(): void;
  dismissedReplaced(): void;
  choseAddress(addressId: string): void;
  /** Saves the return address in the book; false when that failed. */
  savedAddress(): Promise<boolean>;
  namedFacility(country: string): void;
  askedForCustoms(): void;
  saveCopy(title: string): Promise<string | null>;
  failed(problem: unknown): void;
}

/** Makes the store of one draft's manifest. */
export function createManifestStore(client: AppClient, text: string): ManifestStore {
  const store = createStore<ManifestState>(() => ({
    text,
    fields: contentsOf(text, new Map()),
    replaced: null,
    addresses: [],
    secrets: null,
    facilityCountry: '',
    isCustomsAsked: false,
    problem: null,
  }));
  const { getState, setState } = store;

  function written(next: string): Pick<ManifestState, 'text' | 'fields'> {
    return { text: next, fields: contentsOf(next, getState().fields) };
  }

  function change(next: string): void {
    if (next !== getState().text) setState(written(next));
  }

  function replace(next: string, kind: Replaced['kind'], name: string): void {
    const { text: before } = getState();
    setState({ ...written(next), replaced: { kind, name, before }, problem: null });
  }

  return {
    ...store,
    listen() {
      client.call('app.info').then(
        ({ secrets }) => setState({ secrets }),
        (problem: unknown) => setState({ problem }),
      );
      return client.subscribe('addresses.watch', undefined, {
        onValue: (addresses) => setState({ addresses }),
        onEnd: (problem) => setState({ problem }),
      });
    },
    typed: change,
    adopted: change,
    filledIn: (name, value) => change(setField(getState().text, name, value)),
    left(name) {
      const { text: before, fields } = getState();
      const content = fields.get(name);
      if (content?.value !== '' || isFilled(content)) return;
      if (fieldSpec(name)?.need === 'optional') change(setField(before, name, null));
    },
    removed: (name) => change(setField(getState().text, name, null)),
    listed: (name, items) => change(setItems(getState().text, name, items)),
    paired: (name, pairs) => change(setPairs(getState().text, name, pairs)),
    async openedFile(path) {
      try {
        const { text: opened } = await client.call('app.readText', { path });
        replace(opened, 'opened', path.split(/[/\\]/).at(-1) ?? path);
      } catch (problem) {
        setState({ problem });
      }
    },
    startedAgain: () => replace(manifestTemplate(), 'emptied', ''),
    tookBack() {
      const { replaced } = getState();
      if (replaced !== null) setState({ ...written(replaced.before), replaced: null });
    },
    dismissedReplaced: () => setState({ replaced: null }),
    choseAddress(addressId) {
      const { addresses, text: before } = getState();
      const address = addresses.find((one) => one.addressId === addressId);
      if (address !== undefined) change(withAddress(before, address));
    },
    async savedAddress() {
      try {
        await client.call('addresses.save', { addressId: null, ...returnAddressOf(getState().fields) });
        return true;
      } catch (problem) {
        setState({ problem });
        return false;
      }
    },
    namedFacility: (facilityCountry) => setState({ facilityCountry }),
    askedForCustoms: () => setState({ isCustomsAsked: true }),
    async saveCopy(title) {
      try {
        const { path } = await client.call('app.saveText', {
          title,
          name: 'manifest.txt',
          text: getState().text,
        });
        return path;
      } catch (problem) {
        setState({ problem });
        return null;
      }
    },
    failed: (problem) => setState({ problem }),
  };
}
