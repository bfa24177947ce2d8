import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Account } from '../../../shared/contract/accounts.ts';
import type { Settings } from '../../../shared/contract/app.ts';
import type { AppClient } from '../../../shared/contract/contract.ts';
import type { RunSnapshot } from '../../../shared/contract/runs.ts';
import type { Shipment } from '../../../shared/contract/shipments.ts';

/** What the screens of shipments show, mirrored from the program. */
export interface ShipmentsState {
  /** Null until they are known, as with the others. */
  readonly shipments: readonly Shipment[] | null;
  readonly accounts: readonly Account[] | null;
  readonly settings: Settings | null;
  /** Work on shipments: proofs. */
  readonly runs: readonly RunSnapshot[];
  /** Why the program tells nothing more. */
  readonly problem: unknown;
}

/** The shipments' view of the program. */
export interface ShipmentsStore extends StoreApi<ShipmentsState> {
  readonly client: AppClient;
  /** Follows the program until the returned function is called. */
  listen(): () => void;
}

/** Makes the store of the shipments. What a person does goes to the client; its feeds then say what came of it. */
export function createShipmentsStore(client: AppClient): ShipmentsStore {
  const store = createStore<ShipmentsState>()(() => ({
    shipments: null,
    accounts: null,
    settings: null,
    runs: [],
    problem: null,
  }));

  function onEnd(problem: Error | null): void {
    if (problem !== null) store.setState({ problem });
  }

  return {
    ...store,
    client,
    listen() {
      const ends = [
        client.subscribe('shipments.watch', undefined, {
          onValue: (shipments) => store.setState({ shipments }),
          onEnd,
        }),
        client.subscribe('accounts.watch', undefined, {
          onValue: (accounts) => store.setState({ accounts }),
          onEnd,
        }),
        client.subscribe('settings.watch', undefined, {
          onValue: (settings) => store.setState({ settings }),
          onEnd,
        }),
        client.subscribe('runs.watch', undefined, {
          onValue: (runs) => store.setState({ runs: runs.filter(({ kind }) => kind === 'prove') }),
          onEnd,
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}

/** The shipment of an id; null when there is none. */
export function shipmentById({ shipments }: ShipmentsState, shipmentId: string): Shipment | null {
  return shipments?.find((each) => each.shipmentId === shipmentId) ?? null;
}

/** The account of a shipment; null for one signed offline, or whose account was removed. */
export function accountOf({ accounts }: ShipmentsState, { accountId }: Shipment): Account | null {
  return accounts?.find((each) => each.accountId === accountId) ?? null;
}

/** The latest proof of a shipment that is under way, or that ended otherwise than with a result. */
export function openProofRun({ runs }: ShipmentsState, shipmentId: string): RunSnapshot | null {
  const latest = runs
    .filter(({ subject }) => subject.shipmentId === shipmentId)
    .toSorted((one, other) => other.startedMs - one.startedMs)[0];
  if (latest === undefined || latest.state === 'done' || latest.state === 'canceled') return null;
  return latest;
}
