import { join } from 'node:path';
import { inspect } from 'node:util';
import { app, BrowserWindow } from 'electron';
import { watched } from '../../shared/contract/watched.ts';
import { bind } from '../../electron/main/ipc/bind.ts';
import { appOrigin, registerAppScheme, serveApp } from '../../electron/main/platform/app-protocol.ts';
import { lockDown } from '../../electron/main/platform/lock-down.ts';
import { distFolder } from '../journey/run-drivepost.ts';
import { fixtureHandlers } from './handlers.ts';
import { scenes } from './scenes.ts';
import { quietWorld } from './world.ts';

/** What a driver finds on the global object of the main process. */
export interface FixtureWindow {
  /** Shows a scene, in a language, from a fresh page. */
  showScene(name: string, language: 'en' | 'de'): Promise<void>;
  /** The size of the page, pixels. */
  setSize(width: number, height: number): void;
}

registerAppScheme();
// Electron becomes ready only when this module has ended: nothing here may be awaited.
void app.whenReady().then(open);

/** The real window page behind the real bridge; what answers it are fixtures. */
function open(): void {
  lockDown();
  serveApp(join(distFolder, 'renderer'));
  const world = watched(quietWorld);
  const window = new BrowserWindow({
    useContentSize: true,
    width: 1600,
    height: 1000,
    // A display without a window manager has no frames; with one the page would be that much smaller.
    frame: false,
    webPreferences: {
      preload: join(distFolder, 'electron', 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
    },
  });
  bind(window.webContents, {
    handlers: fixtureHandlers(world),
    log: {
      info: () => undefined,
      fault: (where, error) => void process.stderr.write(`${where}: ${inspect(error)}\n`),
      tail: () => [],
    },
    onDropped: () => undefined,
  });
  const driven: FixtureWindow = {
    async showScene(name, language) {
      const scene = scenes.find((one) => one.name === name);
      if (scene === undefined) throw new Error(`There is no scene ${name}.`);
      const made = scene.world();
      world.set({ ...made, settings: { ...made.settings, language } });
      await window.loadURL(`${appOrigin}/?scene=${name}-${language}#${scene.route}`);
    },
    setSize: (width, height) => window.setContentSize(width, height),
  };
  Reflect.set(globalThis, 'fixtureWindow', driven);
  void window.loadURL(`${appOrigin}/`);
}
