import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { Mode } from '../../../shared/contract/app.ts';
import type { AppHandlers } from '../../../shared/contract/contract.ts';
import { bind } from '../ipc/bind.ts';
import type { Log, Windows } from '../ports.ts';
import type { ShellMemory } from '../shell-memory.ts';
import { appOrigin } from './app-protocol.ts';
import { fitBounds } from './fit-bounds.ts';
import { reloadAfterCrash } from './reload-after-crash.ts';

export interface WindowOptions {
  /** Where main.js and preload.cjs lie. */
  readonly folder: string;
  readonly log: Log;
  readonly memory: ShellMemory;
  /** Asked for each window, once it opens. */
  readonly handlersFor: (mode: Mode | null) => AppHandlers;
  /** Hears where a file lies that was dropped on a window. */
  readonly onDropped: (path: string) => void;
  /** Tells a person that a window fails again and again, before it closes. */
  readonly onFailed: () => void;
}

/** The windows: one for each mode, and one that asks for the mode at first. */
export interface AppWindows extends Windows {
  /** The window for a mode, or the one that asks; made when there is none, else brought to the front. */
  show(mode: Mode | null, route?: string): void;
  /** Leads the window in front to an address; opens the window for `mode` when there is none. */
  goTo(mode: Mode | null, route: string): void;
}

const grounds = { light: '#ffffff', dark: '#191c21' };

/** Makes windows on demand. */
export function createWindows(options: WindowOptions): AppWindows {
  const open = new Map<Mode | null, BrowserWindow>();

  function show(mode: Mode | null, route = ''): void {
    const there = open.get(mode);
    if (there !== undefined) {
      bringUp(there, route);
      return;
    }
    const window = makeWindow(options, mode ?? 'first');
    open.set(mode, window);
    const { log, onDropped } = options;
    bind(window.webContents, { handlers: options.handlersFor(mode), log, onDropped });
    reloadAfterCrash(window, options);
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => open.delete(mode));
    void window.loadURL(`${appOrigin}/${route === '' ? '' : `#${route}`}`);
  }

  return {
    show,
    goTo(mode, route) {
      const front = [...open.values()].find((window) => window.isFocused());
      if (front === undefined) show(mode, route);
      else bringUp(front, route);
    },
    open(mode) {
      show(mode);
      open.get(null)?.close();
    },
    openShipment: (shipmentId) => show('customer', `/shipments/${encodeURIComponent(shipmentId)}`),
  };
}

function bringUp(window: BrowserWindow, route: string): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  if (route !== '') window.webContents.send('drivepost-route', route);
}

/** A window where it was last time, which remembers where it is when it closes. */
function makeWindow({ folder, memory }: WindowOptions, name: string): BrowserWindow {
  const place = memory.place(name);
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    width: 1280,
    height: 840,
    ...fitBounds(place, areas),
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Drivepost',
    icon: join(folder, 'icons', 'window.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? grounds.dark : grounds.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(folder, 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (place?.isMaximized === true) window.once('ready-to-show', () => window.maximize());
  window.on('close', () => {
    memory.setPlace(name, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  return window;
}
