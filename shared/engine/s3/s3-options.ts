import type { Clock } from '../../base/time.ts';
import { loadAwsConfig } from './aws-config.ts';
import type { AddressingStyle } from './object-path.ts';
import type { S3ClientOptions } from './s3-client.ts';

/** What a person said of a store. */
export interface StoreRequest {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly endpointUrl?: string | undefined;
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly style?: AddressingStyle | undefined;
}

/** Endpoint, region and credentials of a store, found as the AWS tools find them. Throws what loadAwsConfig throws. */
export async function findStore(request: StoreRequest): Promise<S3ClientOptions> {
  const { env, clock, endpointUrl, region, profile, style } = request;
  const config = await loadAwsConfig({ env, endpointUrl, region, profile, service: 's3' });
  return {
    endpointUrl: config.endpointUrl ?? `https://s3.${config.region}.amazonaws.com`,
    region: config.region,
    credentials: config.credentials,
    clock,
    style,
  };
}
