import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { xmlAnswer, type Answer } from './answer.ts';
import type { ReceivedBody } from './body.ts';
import { describeObject } from './object-headers.ts';
import { S3Error } from './s3-error.ts';
import { parameter, type S3Request } from './s3-request.ts';
import { multipartEtag, type Bucket, type Upload } from './store.ts';
import { element, isoTime, xmlDocument } from './xml.ts';

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  // Numeric references too: clients may write a quote as `&#34;`.
  htmlEntities: true,
  isArray: (name) => name === 'Part',
});

const completeSchema = z.object({
  CompleteMultipartUpload: z.object({
    Part: z.array(z.object({ PartNumber: z.coerce.number().int(), ETag: z.string() })).min(1),
  }),
});

/** CreateMultipartUpload. */
export function createUpload(bucket: Bucket, request: S3Request, nowMs: number): Answer {
  const upload = bucket.startUpload({ key: request.key, startedMs: nowMs, ...describeObject(request) });
  const content =
    element('Bucket', bucket.name) + element('Key', request.key) + element('UploadId', upload.uploadId);
  return xmlAnswer(xmlDocument('InitiateMultipartUploadResult', content));
}

/** The number of the part that UploadPart sends: 1 to 10,000. */
export function partNumberOf(request: S3Request): number {
  const partNumber = Number(parameter(request, 'partNumber') ?? '');
  if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > 10_000) {
    throw new S3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive');
  }
  return partNumber;
}

/** CompleteMultipartUpload: checks the parts named against those that came, then puts them together. */
export function completeUpload(
  bucket: Bucket,
  upload: Upload,
  request: { readonly body: string; readonly nowMs: number; readonly minimumPartBytes: number },
): Answer {
  const parts = chooseParts(upload, request.body);
  for (const part of parts.slice(0, -1)) {
    if (part.sizeBytes < request.minimumPartBytes) {
      throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
    }
  }
  const etag = multipartEtag(parts);
  const { key, headers, acl, storageClass } = upload;
  const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  bucket.put({ key, sizeBytes, etag, parts, headers, acl, storageClass, modifiedMs: request.nowMs });
  bucket.uploads.delete(upload.uploadId);
  const content =
    element('Location', `/${bucket.name}/${key}`) +
    element('Bucket', bucket.name) +
    element('Key', key) +
    element('ETag', `"${etag}"`);
  return xmlAnswer(xmlDocument('CompleteMultipartUploadResult', content));
}

/** ListParts. */
export function listParts(bucket: Bucket, upload: Upload): Answer {
  const parts = [...upload.parts]
    .sort(([left], [right]) => left - right)
    .map(
      ([partNumber, part]) =>
        `<Part>${element('PartNumber', partNumber)}${element('LastModified', isoTime(upload.startedMs))}` +
        `${element('ETag', `"${part.md5}"`)}${element('Size', part.sizeBytes)}</Part>`,
    );
  const content =
    element('Bucket', bucket.name) +
    element('Key', upload.key) +
    element('UploadId', upload.uploadId) +
    element('IsTruncated', false) +
    parts.join('');
  return xmlAnswer(xmlDocument('ListPartsResult', content));
}

function chooseParts(upload: Upload, body: string): ReceivedBody[] {
  const wanted = parseComplete(body);
  const chosen: ReceivedBody[] = [];
  let last = 0;
  for (const { PartNumber: partNumber, ETag: etag } of wanted) {
    if (partNumber <= last)
      throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order.');
    last = partNumber;
    const part = upload.parts.get(partNumber);
    if (part === undefined || etag.replaceAll('"', '') !== part.md5) {
      throw new S3Error('InvalidPart', 'One or more of the specified parts could not be found.');
    }
    chosen.push(part);
  }
  return chosen;
}

function parseComplete(body: string): readonly { PartNumber: number; ETag: string }[] {
  let parsed: unknown;
  try {
    parsed = parser.parse(body, true);
  } catch {
    parsed = undefined;
  }
  const result = completeSchema.safeParse(parsed);
  if (!result.success) throw new S3Error('MalformedXML', 'The XML you provided was not well-formed.');
  return result.data.CompleteMultipartUpload.Part;
}
