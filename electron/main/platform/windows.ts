import { join } from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import type { Mode } from '../../../shared/contract/app.ts';
import type { AppHandlers } from '../../../shared/contract/contract.ts';
import { bind } from '../ipc/bind.ts';
import type { Log, Windows } from '../ports.ts';
import { appOrigin } from './app-protocol.ts';

export interface WindowOptions {
  /** Where main.js and preload.cjs lie. */
  readonly folder: string;
  readonly log: Log;
  /** Asked for each window, once it opens. */
  readonly handlersFor: (mode: Mode | null) => AppHandlers;
}

/** The windows: one for each mode, and one that asks for the mode at first. */
export interface AppWindows extends Windows {
  /** The window for a mode, or the one that asks; made when there is none, else brought to the front. */
  show(mode: Mode | null, route?: string): void;
  isAnyOpen(): boolean;
}

/** Refuses what no page of ours needs: permissions, new windows, navigation, web views. */
export function lockDown(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(`${appOrigin}/`)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
  });
}

/** Makes windows on demand. */
export function createWindows(options: WindowOptions): AppWindows {
  const open = new Map<Mode | null, BrowserWindow>();

  function show(mode: Mode | null, route = ''): void {
    const there = open.get(mode);
    if (there !== undefined) {
      if (there.isMinimized()) there.restore();
      there.show();
      there.focus();
      if (route !== '') there.webContents.send('drivepost-route', route);
      return;
    }
    const window = new BrowserWindow({
      width: 1200,
      height: 800,
      minWidth: 900,
      minHeight: 600,
      show: false,
      title: 'Drivepost',
      autoHideMenuBar: true,
      webPreferences: {
        preload: join(options.folder, 'preload.cjs'),
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        devTools: !app.isPackaged,
      },
    });
    open.set(mode, window);
    bind(window.webContents, options.handlersFor(mode), options.log);
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => open.delete(mode));
    void window.loadURL(`${appOrigin}/${route === '' ? '' : `#${route}`}`);
  }

  return {
    show,
    isAnyOpen: () => open.size > 0,
    open(mode) {
      show(mode);
      open.get(null)?.close();
    },
    openShipment: (shipmentId) => show('customer', `/shipments/${shipmentId}`),
  };
}
