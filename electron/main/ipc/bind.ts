import { ipcMain, type IpcMainEvent, type WebContents } from 'electron';
import { appWideContract, type AppHandlers } from '../../../shared/contract/contract.ts';
import { serve } from '../../../shared/contract/serve.ts';
import type { Answer, Wire } from '../../../shared/contract/wire.ts';
import { appOrigin } from '../platform/app-protocol.ts';
import type { Log } from '../ports.ts';

const channel = 'drivepost';
const droppedChannel = 'drivepost-dropped';

export interface BindOptions {
  readonly handlers: AppHandlers;
  readonly log: Log;
  /** Hears where a file lies that was dropped on the window. */
  readonly onDropped: (path: string) => void;
}

/**
 * Answers one window. A message counts only from that window's main frame while it shows our own page; what is asked
 * ends when the window navigates or closes. The only place that touches `ipcMain`.
 */
export function bind(contents: WebContents, { handlers, log, onDropped }: BindOptions): void {
  const stopHearing = hear(contents, droppedChannel, (path) => {
    if (typeof path === 'string') onDropped(path);
  });
  let close = open();
  // Not at the start of a navigation: one that is refused leaves the page there, and until the new page is, the old one
  // may still ask under ids that the new one will use.
  contents.on('did-navigate', () => {
    close();
    close = open();
  });
  contents.once('destroyed', () => {
    close();
    stopHearing();
  });

  function open(): () => void {
    return serve({
      contract: appWideContract,
      handlers,
      wire: wireTo(contents),
      onFault: (name, error) => log.fault(name, error),
    });
  }
}

function wireTo(contents: WebContents): Wire<Answer, unknown> {
  return {
    post(message) {
      if (!contents.isDestroyed()) contents.send(channel, message);
    },
    listen: (onMessage) => hear(contents, channel, onMessage),
  };
}

/** Tells what our page in this window sends, until the returned function is called. */
function hear(contents: WebContents, on: string, onMessage: (message: unknown) => void): () => void {
  const listener = (event: IpcMainEvent, message: unknown): void => {
    if (isOurs(event, contents)) onMessage(message);
  };
  ipcMain.on(on, listener);
  return () => void ipcMain.off(on, listener);
}

function isOurs(event: IpcMainEvent, contents: WebContents): boolean {
  const frame = event.senderFrame;
  if (event.sender !== contents || frame === null || frame !== contents.mainFrame) return false;
  return URL.canParse(frame.url) && frame.url.startsWith(`${appOrigin}/`);
}
