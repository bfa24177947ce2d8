import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, safeStorage } from 'electron';
import { systemClock } from '../../shared/base/time.ts';
import type { Mode } from '../../shared/contract/app.ts';
import { defaultDataFolder } from '../../shared/engine/station/data-folder.ts';
import { chooseLanguage } from '../../shared/words/language.ts';
import { createWords } from '../../shared/words/words.ts';
import { createHandlers } from './ipc/create-handlers.ts';
import { registerAppScheme, serveApp } from './platform/app-protocol.ts';
import { createDialogs } from './platform/dialogs.ts';
import { endFailedStart } from './platform/failed-start.ts';
import { createFileManager } from './platform/file-manager.ts';
import { lockDown } from './platform/lock-down.ts';
import { logFaults } from './platform/log-faults.ts';
import { createNotifier } from './platform/notifier.ts';
import { createPower } from './platform/power.ts';
import { createPrinting } from './platform/printing.ts';
import { createLog } from './platform/program-log.ts';
import { endInOrder } from './platform/quitting.ts';
import { createSecrets } from './platform/secrets.ts';
import { createOutside } from './platform/shell-outside.ts';
import { readStartOptions, startHelp } from './platform/start-options.ts';
import { createUtilityWorkers } from './platform/utility-workers.ts';
import { createWindows } from './platform/windows.ts';
import type { Log } from './ports.ts';
import { openServices, type Services } from './services.ts';
import { openShellMemory } from './shell-memory.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const options = readStartOptions(process.argv.slice(1));
const systemWords = createWords(chooseLanguage(app.getPreferredSystemLanguages()));

app.setName('Drivepost');
if (options.dataFolder !== null) app.setPath('userData', resolve(options.dataFolder));
registerAppScheme();
// Electron becomes ready only when this module has ended: nothing here may be awaited.
if (options.asks !== null) print(options.asks);
else if (app.requestSingleInstanceLock()) void app.whenReady().then(startOrSayWhy);
else app.exit(0);

function print(asked: 'help' | 'version'): void {
  const text =
    asked === 'version' ? `${app.getVersion()}\n` : startHelp(systemWords, basename(process.execPath));
  process.stdout.write(text, () => app.exit(0));
}

async function startOrSayWhy(): Promise<void> {
  const dataFolder = app.getPath('userData');
  const log = createLog(join(dataFolder, 'logs', 'drivepost.log'));
  try {
    await start(dataFolder, log);
  } catch (error) {
    await endFailedStart(error, systemWords, log);
  }
}

async function start(dataFolder: string, log: Log): Promise<void> {
  logFaults(log);
  lockDown();
  serveApp(join(folder, '..', 'renderer'));
  const memory = await openShellMemory(dataFolder);
  const windows = createWindows({
    folder,
    log,
    memory,
    handlersFor: (mode) => createHandlers(services, mode),
    onDropped: (path) => services.chosenPaths.note([path]),
    onFailed() {
      const { t } = services.words();
      dialog.showErrorBox(t('shell:windowFailed.message'), t('shell:windowFailed.detail'));
    },
  });
  const services: Services = await openServices({
    clock: systemClock,
    facts: {
      version: app.getVersion(),
      electronVersion: process.versions.electron ?? '',
      platform: process.platform,
      systemLanguage: systemWords.language,
      dataFolder,
      homeFolder: homedir(),
      programFolder: folder,
      stationFolder:
        options.dataFolder === null ? defaultDataFolder(process.env) : join(dataFolder, 'station'),
    },
    log,
    dialogs: createDialogs(),
    printing: createPrinting(),
    files: createFileManager(),
    notifier: createNotifier(),
    power: createPower(),
    secrets: createSecrets(dataFolder, safeStorage),
    workers: createUtilityWorkers(folder, log),
    windows,
  });
  const wanted = (): Mode | null => options.mode ?? services.settings.get().mode;
  windows.show(wanted());
  app.on('second-instance', (_event, argv) => windows.show(readStartOptions(argv).mode ?? wanted()));
  app.on('activate', () => windows.show(wanted()));
  const outside = await createOutside({ services, windows, memory, folder });
  app.on('window-all-closed', () => outside.onNoWindow());
  endInOrder({
    countUnderWay: outside.countUnderWay,
    words: services.words,
    log,
    onStay: () => windows.show(wanted()),
    async close() {
      outside.close();
      await services.close();
      await memory.close();
    },
  });
}
