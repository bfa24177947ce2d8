import type { Bridge } from '../shared/contract/bridge.ts';
import { connect } from '../shared/contract/connect.ts';
import type { AppClient, AppWideContract } from '../shared/contract/contract.ts';

declare global {
  interface Window {
    readonly drivepost?: Bridge;
  }
}

/** What the window knows of the program around it. */
export interface Host {
  readonly client: AppClient;
  /** Where a dropped file lies; null for what is no file of this computer. */
  readonly pathForFile: (file: File) => string | null;
  readonly onRoute: (onRoute: (route: string) => void) => void;
}

/** Connects to the program through the bridge of the preload script. The only place that reads it. */
export function connectToHost(): Host {
  const bridge = window.drivepost;
  if (bridge === undefined) throw new Error('This page is a part of Drivepost and does not run by itself.');
  return {
    client: connect<AppWideContract>({
      post: (message) => bridge.post(message),
      listen(onMessage) {
        bridge.listen(onMessage);
        return () => undefined;
      },
    }),
    pathForFile(file) {
      // The bridge's parameter has no type that both sides know; it takes a File.
      const path = bridge.pathForFile(file as never);
      return path === '' ? null : path;
    },
    onRoute: (onRoute) => bridge.onRoute(onRoute),
  };
}
