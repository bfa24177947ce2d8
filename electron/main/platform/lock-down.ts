import { app, session } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** Refuses what no page of ours needs: permissions, devices, downloads, new windows, navigation, web views. */
export function lockDown(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
  // The program's own requests do not go this way: whatever a page asks of the network is refused unread.
  defaultSession.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOurs(details.url) }));
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(`${appOrigin}/`)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
  });
}

/** Our pages, what they make themselves, and the developer tools. */
function isOurs(url: string): boolean {
  return url.startsWith(`${appOrigin}/`) || /^(data|blob|about|devtools|chrome-extension):/.test(url);
}
