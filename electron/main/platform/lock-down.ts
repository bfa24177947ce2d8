import { app, session, type Session } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** Refuses what no page of ours needs: permissions, devices, downloads, network, new windows, navigation, web views. */
export function lockDown(): void {
  lockSession(session.defaultSession);
  // Pages that are printed live in one of their own.
  app.on('session-created', lockSession);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(`${appOrigin}/`)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
  });
}

function lockSession(locked: Session): void {
  locked.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  locked.setPermissionCheckHandler(() => false);
  locked.setDevicePermissionHandler(() => false);
  locked.on('will-download', (event) => event.preventDefault());
  // The program's own requests do not go this way: whatever a page asks of the network is refused unread.
  locked.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurs(url) }));
}

/** Our pages, what they make themselves, and the developer tools. */
function isOurs(url: string): boolean {
  return url.startsWith(`${appOrigin}/`) || /^(data|blob|about|devtools|chrome-extension):/.test(url);
}
