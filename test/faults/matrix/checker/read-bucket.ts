import { listObjects, listOpenUploads, sendRaw, type S3Endpoint } from '../../../conformance/raw-s3.ts';
import type { Content } from './read-files.ts';
import { md5Of } from './read-files.ts';

/** Every object of a bucket, fetched, hashed: key -> content. Throws when one that is listed cannot be had. */
export async function readBucket(endpoint: S3Endpoint, bucket: string): Promise<Map<string, Content>> {
  const objects = new Map<string, Content>();
  for (const { key } of await listObjects(endpoint, bucket)) {
    const answer = await sendRaw(endpoint, { method: 'GET', resource: `${bucket}/${key}` });
    if (answer.status !== 200) throw new Error(`GET ${key} was answered with ${answer.status}`);
    objects.set(key, { sizeBytes: answer.bytes.length, md5: md5Of(answer.bytes) });
  }
  return objects;
}

/** How many multipart uploads were begun there and neither completed nor aborted. */
export async function countOpenUploads(endpoint: S3Endpoint, bucket: string): Promise<number> {
  return (await listOpenUploads(endpoint, bucket)).length;
}
