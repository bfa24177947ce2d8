import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Error } from '../../servers/strict-s3/s3-error.ts';
import { element, xmlDocument } from '../../servers/strict-s3/xml.ts';
import { base64OfCrc32, type CheckedBody } from './body-check.ts';
import { combineCrc32 } from './crc32-combine.ts';
import type { SinkBucket, SinkUpload } from './sink-bucket.ts';

/**
 * Puts an upload together from the parts that are named: their ETags and checksums must be those of what came, and a
 * checksum of the whole object that is sent along must be right. Gives the XML of the answer.
 */
export function completeUpload(
  bucket: SinkBucket,
  upload: SinkUpload,
  request: {
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly nowMs: number;
  },
): string {
  const parts = chooseParts(upload, request.body);
  const checksum = crc32Of(upload, parts);
  const said = request.headers['x-amz-checksum-crc32'];
  if (said !== undefined && checksum !== null && said !== checksum)
    throw new S3Error('BadDigest', 'The x-amz-checksum-crc32 you specified did not match what we received.');
  const md5 = createHash('md5');
  for (const part of parts) md5.update(part.md5, 'hex');
  const etag = `${md5.digest('hex')}-${parts.length}`;
  const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  bucket.put(upload.key, { etag, sizeBytes, modifiedMs: request.nowMs });
  bucket.uploads.delete(upload.uploadId);
  const type = upload.isFullObject ? 'FULL_OBJECT' : 'COMPOSITE';
  return xmlDocument(
    'CompleteMultipartUploadResult',
    element('Location', `/${bucket.name}/${upload.key}`) +
      element('Bucket', bucket.name) +
      element('Key', upload.key) +
      element('ETag', `"${etag}"`) +
      (checksum === null ? '' : element('ChecksumCRC32', checksum) + element('ChecksumType', type)),
  );
}

function chooseParts(upload: SinkUpload, body: string): readonly CheckedBody[] {
  let last = 0;
  return [...body.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => {
    const number = Number(textOf(part, 'PartNumber'));
    if (number <= last) throw new S3Error('InvalidPartOrder', 'The parts are not in ascending order.');
    last = number;
    const found = upload.parts.get(number);
    const etag = textOf(part, 'ETag')?.replaceAll(/&quot;|&#34;|"/g, '');
    const crc = textOf(part, 'ChecksumCRC32');
    const isSame =
      found !== undefined &&
      found.md5 === etag &&
      (crc === undefined || found.crc32 === undefined || crc === base64OfCrc32(found.crc32));
    if (!isSame) throw new S3Error('InvalidPart', `Part ${number} is not what was named.`);
    return found;
  });
}

function textOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

/** Of the whole object, or, as S3 has it by itself, of the checksums of its parts; null when a part has none. */
function crc32Of(upload: SinkUpload, parts: readonly CheckedBody[]): string | null {
  if (!upload.hasCrc32) return null;
  const joined = Buffer.alloc(parts.length * 4);
  let whole = 0;
  for (const [at, part] of parts.entries()) {
    if (part.crc32 === undefined) return null;
    joined.writeUInt32BE(part.crc32, at * 4);
    whole = at === 0 ? part.crc32 : combineCrc32(whole, part.crc32, part.sizeBytes);
  }
  return upload.isFullObject ? base64OfCrc32(whole) : `${base64OfCrc32(crc32(joined))}-${parts.length}`;
}
