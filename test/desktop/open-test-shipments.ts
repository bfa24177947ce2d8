import { openAccounts, type Accounts } from '../../electron/main/accounts/accounts.ts';
import { createAskService, type AskService } from '../../electron/main/accounts/ask-service.ts';
import { openRunHost, type RunHost } from '../../electron/main/jobs/run-host.ts';
import type { Ports } from '../../electron/main/ports.ts';
import { openSettings, type SettingsStore } from '../../electron/main/settings-store.ts';
import { openShipments, type Shipments } from '../../electron/main/shipments/open-shipments.ts';
import { createSpokenWords } from '../../electron/main/spoken-words.ts';
import type { Shipment } from '../../shared/contract/shipments.ts';
import { manualTimers, type ManualTimers } from './manual-timers.ts';

/** The shipments of a data folder, and what they work with. */
export interface TestShipments {
  readonly shipments: Shipments;
  readonly accounts: Accounts;
  readonly askService: AskService;
  readonly settings: SettingsStore;
  readonly runs: RunHost;
  readonly timers: ManualTimers;
  /** Resolves with the first state of a shipment that is as wanted, the present one included. */
  until(shipmentId: string, isWanted: (shipment: Shipment) => boolean): Promise<Shipment>;
  close(): Promise<void>;
}

/** Opens shipments as the program does, with timers that a test fires. */
export async function openTestShipments(ports: Ports): Promise<TestShipments> {
  const { dataFolder, systemLanguage } = ports.facts;
  const accounts = await openAccounts(dataFolder, ports.secrets);
  const settings = await openSettings(dataFolder);
  const askService = createAskService(accounts, ports.clock);
  const runs = await openRunHost({ ...ports, dataFolder, drives: null });
  const timers = manualTimers();
  const words = createSpokenWords(settings, systemLanguage);
  const shipments = await openShipments({ ports, settings, words, accounts, askService, runs, timers });
  return {
    shipments,
    accounts,
    askService,
    settings,
    runs,
    timers,
    async until(shipmentId, isWanted) {
      for await (const all of shipments.watch(AbortSignal.timeout(10_000))) {
        const shipment = all.find((one) => one.shipmentId === shipmentId);
        if (shipment !== undefined && isWanted(shipment)) return shipment;
      }
      throw new Error('It did not come about.');
    },
    async close() {
      shipments.close();
      await runs.pauseAll();
    },
  };
}
