import { app, nativeTheme } from 'electron';
import { createHandlers } from '../ipc/create-handlers.ts';
import { follow } from '../follow.ts';
import type { Services } from '../services.ts';
import { saveSupportBundle } from '../support-bundle/save-support-bundle.ts';
import type { ShellMemory } from '../shell-memory.ts';
import { countUnderWay, trayModel, type TrayAction } from '../tray-model.ts';
import { setAppMenu } from './app-menu.ts';
import { createTray } from './tray.ts';
import { isTrayShown } from './tray-shown.ts';
import type { AppWindows } from './windows.ts';

export interface OutsideOptions {
  readonly services: Services;
  readonly windows: AppWindows;
  readonly memory: ShellMemory;
  /** Where main.js lies, and the icons below it. */
  readonly folder: string;
}

/** All of the program that is not inside a window: menu, tray, colours of the system's own parts. */
export interface Outside {
  readonly countUnderWay: () => number;
  /** The last window has closed: goes on without one if that is wanted and can be seen, else ends the program. */
  onNoWindow(): void;
  close(): void;
}

/** Keeps what is outside of the windows in step with settings, shipments and work. */
export async function createOutside(options: OutsideOptions): Promise<Outside> {
  const { services, windows, memory, folder } = options;
  const { settings, words, ports } = services;
  const handlers = createHandlers(services, settings.get().mode);
  const hasTray = await isTrayShown();
  const tray = createTray({ folder, onAction: act });
  const following = follow({
    handlers,
    log: ports.log,
    onSettings(changed) {
      nativeTheme.themeSource = changed.theme;
      setAppMenu(words(), {
        openCustomer: () => windows.show('customer'),
        openStation: () => windows.show('station'),
        openSettings: () => windows.goTo(changed.mode, '/settings'),
        openDataFolder: () => attempt(ports.files.openFolder(ports.facts.dataFolder)),
        saveSupportBundle: () => attempt(saveSupportBundle(services)),
      });
    },
    onChange() {
      const isWanted = hasTray && settings.get().keepRunning;
      tray.show(isWanted ? trayModel(words(), following.shipments(), following.runs()) : null);
    },
  });

  function act(action: TrayAction): void {
    switch (action.kind) {
      case 'open-customer':
        windows.show('customer');
        break;
      case 'open-station':
        windows.show('station');
        break;
      case 'open-shipment':
        windows.openShipment(action.shipmentId);
        break;
      case 'pause-all':
        for (const { runId, state } of following.runs()) {
          if (state === 'running' || state === 'starting')
            attempt(handlers['runs.pause']({ runId }, never()));
        }
        break;
      case 'quit':
        app.quit();
        break;
    }
  }

  function attempt(work: Promise<unknown> | void): void {
    Promise.resolve(work).catch((error: unknown) => ports.log.fault('shell', error));
  }

  return {
    countUnderWay: () => countUnderWay(following.runs()),
    onNoWindow() {
      if (!hasTray || !settings.get().keepRunning) {
        app.quit();
        return;
      }
      if (memory.hasToldStays) return;
      memory.setToldStays();
      const { t } = words();
      ports.notifier.notify({
        title: t('shell:stays.title'),
        body: t('shell:stays.body'),
        onClick: () => windows.show(settings.get().mode),
      });
    },
    close: () => following.stop(),
  };
}

function never(): AbortSignal {
  return new AbortController().signal;
}
