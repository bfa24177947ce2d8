import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../../shared/contract/bridge.ts';

const channel = 'drivepost';
const routeChannel = 'drivepost-route';
const droppedChannel = 'drivepost-dropped';

/** The whole bridge. What goes over it is checked in the main process. */
const bridge: Bridge = {
  post: (message) => ipcRenderer.send(channel, message),
  listen(onMessage) {
    ipcRenderer.on(channel, (_event, message) => onMessage(message));
  },
  onRoute(onRoute) {
    ipcRenderer.on(routeChannel, (_event, route) => onRoute(String(route)));
  },
  pathForFile(file) {
    const path = webUtils.getPathForFile(file);
    // Told from here, where no script of the page can make a path up.
    if (path !== '') ipcRenderer.send(droppedChannel, path);
    return path;
  },
};

contextBridge.exposeInMainWorld('drivepost', bridge);
