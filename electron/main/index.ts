import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog } from 'electron';
import { messageOf } from '../../shared/base/errors.ts';
import { systemClock } from '../../shared/base/time.ts';
import { createHandlers } from './ipc/create-handlers.ts';
import { registerAppScheme, serveApp } from './platform/app-protocol.ts';
import { createDialogs } from './platform/dialogs.ts';
import { createFileManager } from './platform/file-manager.ts';
import { createNotifier } from './platform/notifier.ts';
import { createPower } from './platform/power.ts';
import { createPrinting } from './platform/printing.ts';
import { createLog } from './platform/program-log.ts';
import { createSecrets } from './platform/secrets.ts';
import { readStartOptions } from './platform/start-options.ts';
import { createUtilityWorkers } from './platform/utility-workers.ts';
import { createWindows, lockDown } from './platform/windows.ts';
import { openServices, type Services } from './services.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const options = readStartOptions(process.argv.slice(1));

app.setName('Drivepost');
if (options.dataFolder !== null) app.setPath('userData', resolve(options.dataFolder));
registerAppScheme();
// Electron becomes ready only when this module has ended: nothing here may be awaited.
if (app.requestSingleInstanceLock()) void app.whenReady().then(startOrSayWhy);
else app.quit();

async function startOrSayWhy(): Promise<void> {
  try {
    await start();
  } catch (error) {
    dialog.showErrorBox('Drivepost', messageOf(error));
    app.exit(1);
  }
}

async function start(): Promise<void> {
  const dataFolder = app.getPath('userData');
  const log = createLog(join(dataFolder, 'logs', 'drivepost.log'));
  process.on('uncaughtException', (error) => log.fault('main', error));
  process.on('unhandledRejection', (error) => log.fault('main', error));
  lockDown();
  serveApp(join(folder, '..', 'renderer'));
  const windows = createWindows({
    folder,
    log,
    handlersFor: (mode) => createHandlers(services, mode),
  });
  const services: Services = await openServices({
    clock: systemClock,
    facts: {
      version: app.getVersion(),
      electronVersion: process.versions.electron ?? '',
      platform: process.platform,
      systemLanguage: app.getLocale().startsWith('de') ? 'de' : 'en',
      dataFolder,
      homeFolder: homedir(),
    },
    log,
    dialogs: createDialogs(),
    printing: createPrinting(),
    files: createFileManager(),
    notifier: createNotifier(() => undefined),
    power: createPower(),
    secrets: createSecrets(dataFolder),
    workers: createUtilityWorkers(folder, log),
    windows,
  });
  const wanted = (): 'customer' | 'station' | null => options.mode ?? services.settings.get().mode;
  app.on('second-instance', (_event, argv) => windows.show(readStartOptions(argv).mode ?? wanted()));
  app.on('activate', () => windows.show(wanted()));
  app.on('window-all-closed', () => {
    if (!services.settings.get().keepRunning) app.quit();
  });
  windows.show(wanted());
}
