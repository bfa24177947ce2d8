import type { S3Client } from '../../../s3/s3-client.ts';
import { invalidAnswer, S3Failure } from '../../../s3/s3-failure.ts';
import { beginUpload, clearUpload, clearUploadsOf, type BegunUpload } from '../../../s3/upload.ts';
import type { BodyPart, ObjectDescription, PartedBody, PutReceipt } from '../sink.ts';
import { differentBytes, objectHeaders, wrongWholeAnswer } from './object-headers.ts';
import { completeUpload, type SentPart } from './complete-upload.ts';
import { findPartSum, sumAlgorithm, sumHeader, type SentSum } from './part-sums.ts';
import type { UploadJournal } from './upload-journal.ts';

/** Parts of one object that are sent side by side; the body's memory bounds them too. */
const partsAtOnce = 8;
/** Where it is found out which checksums a store compares. No object of this name is ever made. */
const probeKey = '.drivepost-write-check';

export interface MultipartContext {
  readonly client: S3Client;
  readonly journal: UploadJournal | null;
  /** The checksum that this store compares, once that was asked. */
  partSum: Promise<SentSum> | null;
}

/** Puts a large object in parts. It becomes visible with the last request, once its whole MD5 is known and accepted. */
export async function putInParts(
  context: MultipartContext,
  object: ObjectDescription,
  body: PartedBody,
  signal: AbortSignal,
): Promise<PutReceipt> {
  const sum = await partSumOf(context, object.bucket, signal);
  const headers = sum === 'crc32' ? { ...objectHeaders(object), ...sumAlgorithm } : objectHeaders(object);
  const upload = await begin(context, { ...object, headers }, signal);
  try {
    const parts = await sendParts(context.client, { upload, body, sum, signal });
    const md5 = await body.finish();
    await completeUpload(context.client, { upload, parts, sum, signal });
    context.journal?.ended(upload.uploadId);
    return { md5, sizeBytes: body.sizeBytes, proof: 'checksum' };
  } catch (error) {
    await abortUpload(context, upload);
    throw error;
  }
}

/** Asked once for a store, when the first large object comes. What cannot be told now is asked again with the next. */
async function partSumOf(context: MultipartContext, bucket: string, signal: AbortSignal): Promise<SentSum> {
  context.partSum ??= askForPartSum(context, bucket, signal);
  try {
    return await context.partSum;
  } catch (error) {
    context.partSum = null;
    signal.throwIfAborted();
    if (error instanceof S3Failure) return 'md5';
    throw error;
  }
}

async function askForPartSum(
  context: MultipartContext,
  bucket: string,
  signal: AbortSignal,
): Promise<SentSum> {
  const upload = await begin(context, { bucket, key: probeKey, headers: sumAlgorithm }, signal);
  try {
    return await findPartSum(context.client, upload, signal);
  } finally {
    await abortUpload(context, upload);
  }
}

/** Begins an upload, remembered from before it is asked for. */
export async function begin(
  context: MultipartContext,
  object: Parameters<typeof beginUpload>[1],
  signal: AbortSignal,
): Promise<BegunUpload> {
  const { bucket, key, headers } = object;
  let isOnly = true;
  const onLost = (): void => {
    isOnly = false;
  };
  context.journal?.asked({ bucket, key });
  const upload = await beginUpload(context.client, { bucket, key, headers, onLost }, signal);
  context.journal?.begun(upload, isOnly);
  return upload;
}

/**
 * Clears away what was begun and neither completed nor given up, by this run or an earlier one; also what was begun by a
 * request whose answer never came. Gives how many are left all the same. Never rejects. To be called while no upload is
 * under way.
 */
export async function clearLeftovers(context: MultipartContext): Promise<number> {
  const { client, journal } = context;
  if (journal === null) return 0;
  await Promise.all(journal.open().map((upload) => abortUpload(context, upload)));
  await Promise.all(
    journal.lost().map(async (place) => {
      if (await clearUploadsOf(client, place)) journal.cleared(place);
    }),
  );
  return journal.open().length + journal.lost().length;
}

/** Clears an upload away; one that is not there any more is fine. Never rejects: what cannot be cleared stays in the journal. */
export async function abortUpload(context: MultipartContext, upload: BegunUpload): Promise<void> {
  if (await clearUpload(context.client, upload)) context.journal?.ended(upload.uploadId);
}

async function sendParts(
  client: S3Client,
  job: {
    readonly upload: BegunUpload;
    readonly body: PartedBody;
    readonly sum: SentSum;
    readonly signal: AbortSignal;
  },
): Promise<SentPart[]> {
  const sent: SentPart[] = [];
  const running = new Set<Promise<void>>();
  // One part that fails ends the others.
  const stop = new AbortController();
  const signal = AbortSignal.any([job.signal, stop.signal]);
  let failure: { readonly error: unknown } | undefined;

  async function send(part: BodyPart): Promise<void> {
    try {
      sent.push(await sendPart(client, { upload: job.upload, part, kind: job.sum, signal }));
    } catch (error) {
      failure ??= { error };
      stop.abort(error);
    } finally {
      part.release();
    }
  }

  try {
    for await (const part of job.body.parts(job.sum)) {
      const task: Promise<void> = send(part).finally(() => running.delete(task));
      running.add(task);
      if (running.size >= partsAtOnce) await Promise.race(running);
      if (failure !== undefined || signal.aborted) break;
    }
  } catch (error) {
    failure ??= { error };
    stop.abort(error);
  }
  await Promise.all(running);
  job.signal.throwIfAborted();
  if (failure !== undefined) throw failure.error;
  return sent.sort((a, b) => a.number - b.number);
}

async function sendPart(
  client: S3Client,
  job: {
    readonly upload: BegunUpload;
    readonly part: BodyPart;
    readonly kind: SentSum;
    readonly signal: AbortSignal;
  },
): Promise<SentPart> {
  const { upload, part, kind, signal } = job;
  const { sum } = part;
  const isCrc = kind === 'crc32';
  const answer = await client.request(
    {
      method: 'PUT',
      bucket: upload.bucket,
      key: upload.key,
      query: [
        ['partNumber', String(part.number)],
        ['uploadId', upload.uploadId],
      ],
      headers: isCrc ? { [sumHeader]: sum } : { 'content-md5': Buffer.from(sum, 'hex').toString('base64') },
      body: part.bytes,
      check: (found) => {
        if (!isCrc) return wrongWholeAnswer(found, sum);
        if (found.header('etag') === undefined)
          return invalidAnswer('The store took a part without an ETag.');
        return (found.header(sumHeader) ?? sum) === sum ? null : differentBytes();
      },
    },
    signal,
  );
  return { number: part.number, etag: answer.header('etag') ?? '', sum };
}
