import type { Clock } from '../../../shared/base/time.ts';
import { createBucketCheck } from '../../../shared/engine/s3/bucket-check.ts';
import { listenFailed, prepareListen } from '../../../shared/engine/station/http/prepare-listen.ts';
import { createRequestLog } from '../../../shared/engine/station/http/request-log.ts';
import { startJobServer } from '../../../shared/engine/station/http/server.ts';
import { takeServeLock } from '../../../shared/engine/station/serve-lock.ts';
import type { Station } from '../../../shared/engine/station/station.ts';
import type { ServeTask } from '../desk-contract.ts';
import { storeOptions } from '../work/store-options.ts';
import type { Bell } from './bell.ts';

/** How long requests under way may take when the service is switched off, in milliseconds. */
const graceMs = 1000;

interface ServePorts {
  readonly station: Station;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly bell: Bell;
}

/**
 * Serves the job service from the moment the feed is opened until it is ended; the address can be taken again only then.
 * Throws what prepareListen throws, LISTEN_FAILED, STATION_SERVED.
 */
export async function* serveJobs(
  task: ServeTask,
  { station, dataFolder, clock, bell }: ServePorts,
  signal: AbortSignal,
): AsyncGenerator<{ url: string }> {
  const listen = await prepareListen(task.listen);
  const bucketCheck = task.store === null ? undefined : createBucketCheck(storeOptions(task.store, clock));
  const address = `${listen.host}:${listen.port}`;
  const unlock = await takeServeLock(dataFolder, { address, clock });
  const server = await startJobServer({
    ...listen,
    accountKeys: station.accountKeys,
    makeService: (labelBaseUrl) => station.service({ labelBaseUrl, bucketCheck }),
    clock,
    log: {
      ...createRequestLog((text) => process.stderr.write(text), false),
      // What a client has changed is shown at once.
      request: () => bell.ring(),
    },
  }).catch((error: unknown) => {
    unlock();
    throw listenFailed(address, error);
  });
  try {
    yield { url: server.url };
    await aborted(signal);
  } finally {
    // Both the address and the folder may be taken again at once; only what is under way still ends.
    const closing = server.close(graceMs);
    unlock();
    await closing;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
