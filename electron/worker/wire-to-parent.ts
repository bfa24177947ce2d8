import type { Answer, Wire } from '../../shared/contract/wire.ts';

/** The part of Electron's `process.parentPort` that is used; absent under plain Node. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/**
 * The way to the process that started this one: Electron's message port in a utility process, Node's IPC channel in a
 * forked process. When that process is gone, this one ends.
 */
export function wireToParent(): Wire<Answer, unknown> {
  const port = (process as NodeJS.Process & { readonly parentPort?: ParentPort }).parentPort;
  return {
    post(message) {
      if (port !== undefined) port.postMessage(message);
      else if (process.connected) process.send?.(message);
    },
    listen(onMessage, onGone) {
      if (port !== undefined) port.on('message', (event) => onMessage(event.data));
      else process.on('message', onMessage);
      process.on('disconnect', () => {
        onGone();
        process.exit(0);
      });
      return () => undefined;
    },
  };
}
