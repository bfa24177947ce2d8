import type { Credentials } from '../../shared/engine/sigv4/credentials.ts';

/** A store as a worker is told of it; the secret crosses between our own processes only. */
export interface StoreAccess {
  readonly endpointUrl: string;
  readonly region: string;
  readonly credentials: Credentials;
  readonly style: 'path' | 'virtual-host' | null;
}
