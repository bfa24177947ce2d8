import { systemClock } from '../../shared/base/time.ts';
import { createS3Sink } from '../../shared/engine/loader/sinks/s3/s3-sink.ts';
import { listKeys, listOpenUploads, sendRaw, type S3Endpoint } from './raw-s3.ts';
import type { SinkTraits, SinkUnderTest } from './sink.ts';

export const s3Traits: SinkTraits = { missingBucketIsAnError: true, keepsHeaders: true, comparesMd5: true };

/** The S3 sink on a new bucket of a server; what it stored is looked at with requests of our own. */
export async function openS3Sink(
  endpoint: S3Endpoint,
  options: { readonly bucket: string; readonly close: () => Promise<void> },
): Promise<SinkUnderTest> {
  const { bucket, close } = options;
  const { url: endpointUrl, region, credentials } = endpoint;
  await sendRaw(endpoint, { method: 'PUT', resource: bucket });
  return {
    sink: createS3Sink({ endpointUrl, region, credentials, clock: systemClock }),
    bucket,
    async read(key) {
      const answer = await sendRaw(endpoint, { method: 'GET', resource: `${bucket}/${key}` });
      return answer.status === 200 ? answer.bytes : null;
    },
    list: () => listKeys(endpoint, bucket),
    leftovers: () => listOpenUploads(endpoint, bucket),
    async headers(key) {
      const answer = await sendRaw(endpoint, { method: 'HEAD', resource: `${bucket}/${key}` });
      return Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [
          name,
          Buffer.from(String(value), 'latin1').toString('utf8'),
        ]),
      );
    },
    close,
  };
}
