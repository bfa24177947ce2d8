import type { Clock } from '../../../shared/base/time.ts';
import type { S3ClientOptions } from '../../../shared/engine/s3/s3-client.ts';
import type { StoreAccess } from '../worker-contract.ts';

/** A store as the engine's client takes it. */
export function storeOptions(store: StoreAccess, clock: Clock): S3ClientOptions {
  const { endpointUrl, region, credentials, style } = store;
  return { endpointUrl, region, credentials, clock, style: style ?? undefined };
}
