import { join } from 'node:path';
import { systemClock } from '../../shared/base/time.ts';
import type { Dialogs, Notifier, Ports, Printing, SecretStore } from '../../electron/main/ports.ts';

/** What the program did with its ports, for a test to look at. */
export interface FakePorts {
  readonly ports: Ports;
  readonly notifications: Parameters<Notifier['notify']>[0][];
  readonly badges: number[];
  readonly printed: { readonly html: string; readonly how: Parameters<Printing['print']>[1] }[];
  readonly faults: { readonly where: string; readonly error: unknown }[];
  /** What the person answers to the dialogs, first to last; none left: they think better of it. */
  readonly choices: string[][];
  readonly savePaths: string[];
  readonly openedShipments: string[];
  /** Those that want the computer to stay awake now. */
  readonly awake: Set<symbol>;
}

/** Ports without Electron, for services in plain Node; `changes` replace some. A worker cannot be started. */
export function fakePorts(dataFolder: string, changes: Partial<Ports> = {}): FakePorts {
  const fake: Omit<FakePorts, 'ports'> = {
    notifications: [],
    badges: [],
    printed: [],
    faults: [],
    choices: [],
    savePaths: [],
    openedShipments: [],
    awake: new Set(),
  };
  const dialogs: Dialogs = {
    choose: async () => fake.choices.shift() ?? [],
    chooseSave: async () => fake.savePaths.shift() ?? null,
  };
  const printing: Printing = {
    printers: async () => [{ name: 'pdf', title: 'PDF', isDefault: true }],
    async print(html, how) {
      fake.printed.push({ html, how });
      return true;
    },
    pdf: async (html, paper) => Buffer.from(`%PDF ${paper} ${html.length}`),
  };
  const ports: Ports = {
    clock: systemClock,
    facts: {
      version: '0.0.0',
      electronVersion: '',
      platform: process.platform,
      systemLanguage: 'en',
      dataFolder,
      homeFolder: '/home/jane',
      stationFolder: join(dataFolder, 'station'),
      programFolder: dataFolder,
    },
    log: {
      info: () => undefined,
      fault: (where, error) => void fake.faults.push({ where, error }),
      tail: () => [],
    },
    dialogs,
    printing,
    files: { reveal: () => undefined, openFolder: async () => undefined },
    notifier: {
      notify(message) {
        fake.notifications.push(message);
        return true;
      },
      setBadge: (count) => void fake.badges.push(count),
    },
    power: {
      keepAwake() {
        const reason = Symbol('awake');
        fake.awake.add(reason);
        return () => void fake.awake.delete(reason);
      },
    },
    secrets: fakeSecrets(),
    workers: {
      start: () => {
        throw new Error('This test starts no worker.');
      },
    },
    windows: {
      open: () => undefined,
      openShipment: (shipmentId) => void fake.openedShipments.push(shipmentId),
    },
    ...changes,
  };
  return { ...fake, ports };
}

/** Secrets in memory. */
export function fakeSecrets(): SecretStore {
  const secrets = new Map<string, string>();
  return {
    state: 'encrypted',
    get: async (name) => secrets.get(name) ?? null,
    set: async (name, secret) => void secrets.set(name, secret),
    remove: async (name) => void secrets.delete(name),
  };
}
