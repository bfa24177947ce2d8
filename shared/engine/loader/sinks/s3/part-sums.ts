import { crc32 } from 'node:zlib';
import type { S3Client } from '../../../s3/s3-client.ts';
import { S3Failure } from '../../../s3/s3-failure.ts';
import type { BegunUpload } from '../../../s3/upload.ts';
import type { PartSum } from '../sink.ts';

/** A checksum that a store compares. */
export type SentSum = Exclude<PartSum, 'none'>;

/** Which header of a part has its CRC32. */
export const sumHeader = 'x-amz-checksum-crc32';
/** What an upload is begun with when its parts carry a CRC32. */
export const sumAlgorithm = { 'x-amz-checksum-algorithm': 'CRC32' } as const;

/**
 * Which checksum of a part this store compares with the bytes: a CRC32 when it refuses a part that does not have the one
 * it was announced with, and takes a part that has; else an MD5, which every store compares. Asked with parts of an
 * upload that is given up afterwards. Rejects with an S3Failure or an AppError when there is no telling.
 */
export async function findPartSum(
  client: S3Client,
  upload: BegunUpload,
  signal: AbortSignal,
): Promise<SentSum> {
  const body = Buffer.from('drivepost');
  const right = crc32(body);
  try {
    await sendPart(client, { upload, body, sum: right ^ 1 }, signal);
    return 'md5';
  } catch (error) {
    if (!(error instanceof S3Failure) || !error.isAnswer || error.status !== 400) throw error;
  }
  try {
    await sendPart(client, { upload, body, sum: right }, signal);
    return 'crc32';
  } catch (error) {
    // It refuses the one like the other: it does not know what it was told.
    if (error instanceof S3Failure && error.isAnswer && error.status === 400) return 'md5';
    throw error;
  }
}

/** A CRC32 as headers tell it. */
export function encodeCrc32(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes.toString('base64');
}

/** The checksum that S3 gives an object of parts: CRC32 of their CRC32s, and how many there are. */
export function compositeCrc32(sums: readonly string[]): string {
  const all = Buffer.concat(sums.map((sum) => Buffer.from(sum, 'base64')));
  return `${encodeCrc32(crc32(all))}-${sums.length}`;
}

async function sendPart(
  client: S3Client,
  part: { readonly upload: BegunUpload; readonly body: Buffer; readonly sum: number },
  signal: AbortSignal,
): Promise<void> {
  const { bucket, key, uploadId } = part.upload;
  const query = [
    ['partNumber', '1'],
    ['uploadId', uploadId],
  ] as const;
  const headers = { [sumHeader]: encodeCrc32(part.sum) };
  // Once: what is refused for its checksum would otherwise be taken for damaged on the way, and sent again.
  await client.attempt({ method: 'PUT', bucket, key, query, headers, body: part.body }, signal, 1);
}
