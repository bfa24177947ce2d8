import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Account } from '../../../../shared/contract/accounts.ts';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Draft } from '../../../../shared/contract/drafts.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';

/** How a job is signed without asking a service. */
interface OfflineChoices {
  readonly jobId: string;
  /** Null for a key that is typed. */
  readonly accountId: string | null;
  readonly secretAccessKey: string;
  readonly exportFolder: string | null;
}

/** Accounts and shipments as the program knows them, and what this step is at. */
export interface SignState {
  /** Null until they are known. */
  readonly accounts: readonly Account[] | null;
  readonly shipments: readonly Shipment[] | null;
  readonly doing: 'checking' | 'creating' | 'writing' | 'signing' | null;
  /** Why the last thing failed. */
  readonly problem: unknown;
  /** What the service said when it was only asked; null when it was not, or something was asked since. */
  readonly checked: { readonly warningMessage: string | null } | null;
  /** What the service remarked when the job was made. */
  readonly warningMessage: string | null;
  /** What offline signing saved; null before it. */
  readonly exported: readonly string[] | null;
}

/** Has jobs created and drives signed. */
export interface SignStore extends StoreApi<SignState> {
  /** Follows accounts and shipments until the returned function is called. */
  listen(): () => void;
  checkAsked(accountId: string): Promise<void>;
  createAsked(accountId: string): Promise<void>;
  writingAsked(): Promise<void>;
  offlineAsked(choices: OfflineChoices): Promise<void>;
  /** What was said of the last account does not hold for another. */
  accountChosen(): void;
}

/** Makes the store of the step for one draft. */
export function createSignStore(client: AppClient, draftId: string): SignStore {
  const store = createStore<SignState>()(() => ({
    accounts: null,
    shipments: null,
    doing: null,
    problem: null,
    checked: null,
    warningMessage: null,
    exported: null,
  }));

  function failed(problem: unknown): void {
    if (problem !== null) store.setState({ problem });
  }

  /** Does one thing at a time. */
  async function run(
    doing: NonNullable<SignState['doing']>,
    work: () => Promise<Partial<SignState>>,
  ): Promise<void> {
    if (store.getState().doing !== null) return;
    store.setState({ doing, problem: null, checked: null });
    try {
      store.setState(await work());
    } catch (problem) {
      failed(problem);
    } finally {
      store.setState({ doing: null });
    }
  }

  return {
    ...store,
    listen() {
      const ends = [
        client.subscribe('accounts.watch', undefined, {
          onValue: (accounts) => store.setState({ accounts }),
          onEnd: failed,
        }),
        client.subscribe('shipments.watch', undefined, {
          onValue: (shipments) => store.setState({ shipments }),
          onEnd: failed,
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
    checkAsked: (accountId) =>
      run('checking', async () => {
        const request = { draftId, accountId, validateOnly: true };
        const { warningMessage } = await client.call('prepare.createJob', request);
        return { checked: { warningMessage } };
      }),
    createAsked: (accountId) =>
      run('creating', async () => {
        const request = { draftId, accountId, validateOnly: false };
        const { warningMessage, signatureError } = await client.call('prepare.createJob', request);
        return { warningMessage, problem: signatureError };
      }),
    writingAsked: () =>
      run('writing', async () => {
        await client.call('prepare.writeSignature', { draftId });
        return {};
      }),
    offlineAsked: ({ secretAccessKey, ...choices }) =>
      run('signing', async () => {
        const secret = choices.accountId === null ? { secretAccessKey } : {};
        const { files } = await client.call('prepare.signOffline', { draftId, ...choices, ...secret });
        return { exported: files };
      }),
    accountChosen: () => store.setState({ checked: null, problem: null }),
  };
}

/** The shipment that came of a draft; null when there is none, or it was forgotten. */
export function shipmentOf({ shipments }: SignState, { shipmentId }: Draft): Shipment | null {
  return shipments?.find((one) => one.shipmentId === shipmentId) ?? null;
}

/** The progress code with which a job ended, as the last status tells it; null while it has not. */
export function endOf({ history }: Shipment): string | null {
  const code = history.at(-1)?.progressCode ?? 'Pending';
  return code === 'Pending' || code === 'InProgress' ? null : code;
}

/** The account that is meant: the draft's own choice, or the only one there is. */
export function chosenAccount({ accounts }: SignState, { accountId }: Draft): Account | null {
  const chosen = accounts?.find((one) => one.accountId === accountId);
  if (chosen !== undefined) return chosen;
  return accounts?.length === 1 ? (accounts[0] ?? null) : null;
}

/** What keeps a draft from going on from this step; null when nothing does. */
export function signMissing(
  draft: Draft,
  shipment: Shipment | null,
): 'copy' | 'job' | 'ended' | 'signature' | null {
  if (draft.prepared === null) return 'copy';
  if (shipment === null) return 'job';
  if (endOf(shipment) !== null) return 'ended';
  return shipment.signature === null ? 'signature' : null;
}
