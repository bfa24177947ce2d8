import type { Clock } from '../../../shared/base/time.ts';
import { createBucketCheck } from '../../../shared/engine/s3/bucket-check.ts';
import { listenFailed, prepareListen } from '../../../shared/engine/station/http/prepare-listen.ts';
import { createRequestLog } from '../../../shared/engine/station/http/request-log.ts';
import { startJobServer } from '../../../shared/engine/station/http/server.ts';
import type { Station } from '../../../shared/engine/station/station.ts';
import type { ServeTask } from '../desk-contract.ts';
import { storeOptions } from '../work/store-options.ts';
import type { Bell } from './bell.ts';

/** How long requests under way may take when the service is switched off, in milliseconds. */
const graceMs = 1000;

/**
 * Serves the job service from the moment the feed is opened until it is ended; the address can be taken again only then.
 * Throws what prepareListen throws, LISTEN_FAILED.
 */
export async function* serveJobs(
  task: ServeTask,
  { station, clock, bell }: { readonly station: Station; readonly clock: Clock; readonly bell: Bell },
  signal: AbortSignal,
): AsyncGenerator<{ url: string }> {
  const listen = await prepareListen(task.listen);
  const bucketCheck = task.store === null ? undefined : createBucketCheck(storeOptions(task.store, clock));
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
    throw listenFailed(`${listen.host}:${listen.port}`, error);
  });
  try {
    yield { url: server.url };
    await aborted(signal);
  } finally {
    await server.close(graceMs);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
