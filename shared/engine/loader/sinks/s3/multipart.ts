import { createHash } from 'node:crypto';
import type { S3Client } from '../../../s3/s3-client.ts';
import { finalError, parseXml, S3Failure } from '../../../s3/s3-failure.ts';
import { beginUpload, clearUpload, type BegunUpload } from '../../../s3/upload.ts';
import {
  SinkError,
  type BodyPart,
  type ObjectDescription,
  type PartedBody,
  type PutReceipt,
} from '../sink.ts';
import { checkedEtag, objectHeaders } from './object-headers.ts';
import type { UploadJournal } from './upload-journal.ts';

/** Parts of one object that are sent side by side. */
const partsAtOnce = 3;

export interface MultipartContext {
  readonly client: S3Client;
  readonly journal: UploadJournal | null;
}

interface SentPart {
  readonly number: number;
  readonly etag: string;
  readonly md5: string;
}

/** Puts a large object in parts. It becomes visible with the last request, once its whole MD5 is known and accepted. */
export async function putInParts(
  context: MultipartContext,
  object: ObjectDescription,
  body: PartedBody,
  signal: AbortSignal,
): Promise<PutReceipt> {
  const upload = await begin(context, object, signal);
  try {
    const parts = await sendParts(context.client, { upload, body, signal });
    const md5 = await body.finish();
    await complete(context.client, { upload, parts, signal });
    context.journal?.ended(upload.uploadId);
    return { md5, sizeBytes: body.sizeBytes, proof: 'checksum' };
  } catch (error) {
    await abortUpload(context, upload);
    throw error;
  }
}

async function begin(
  context: MultipartContext,
  object: ObjectDescription,
  signal: AbortSignal,
): Promise<BegunUpload> {
  const { bucket, key } = object;
  const headers = objectHeaders(object);
  const upload = await beginUpload(context.client, { bucket, key, headers }, signal);
  context.journal?.begun(upload);
  return upload;
}

/** Clears an upload away; one that is not there any more is fine. Never rejects: what cannot be cleared stays in the journal. */
export async function abortUpload(context: MultipartContext, upload: BegunUpload): Promise<void> {
  if (await clearUpload(context.client, upload)) context.journal?.ended(upload.uploadId);
}

async function sendParts(
  client: S3Client,
  job: { readonly upload: BegunUpload; readonly body: PartedBody; readonly signal: AbortSignal },
): Promise<SentPart[]> {
  const sent: SentPart[] = [];
  const running = new Set<Promise<void>>();
  // One part that fails ends the others.
  const stop = new AbortController();
  const signal = AbortSignal.any([job.signal, stop.signal]);
  let failure: { readonly error: unknown } | undefined;

  async function send(part: BodyPart): Promise<void> {
    try {
      sent.push(await sendPart(client, { upload: job.upload, part, signal }));
    } catch (error) {
      failure ??= { error };
      stop.abort(error);
    } finally {
      part.release();
    }
  }

  try {
    for await (const part of job.body.parts()) {
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
  job: { readonly upload: BegunUpload; readonly part: BodyPart; readonly signal: AbortSignal },
): Promise<SentPart> {
  const { upload, part, signal } = job;
  const answer = await client.request(
    {
      method: 'PUT',
      bucket: upload.bucket,
      key: upload.key,
      query: [
        ['partNumber', String(part.number)],
        ['uploadId', upload.uploadId],
      ],
      headers: { 'content-md5': Buffer.from(part.md5, 'hex').toString('base64') },
      body: part.bytes,
    },
    signal,
  );
  if (checkedEtag(answer, part.md5) === 'different')
    throw new SinkError({
      status: 500,
      code: 'ChecksumMismatch',
      message: 'The store has other bytes than were sent.',
    });
  return { number: part.number, etag: answer.header('etag') ?? `"${part.md5}"`, md5: part.md5 };
}

async function complete(
  client: S3Client,
  job: { readonly upload: BegunUpload; readonly parts: readonly SentPart[]; readonly signal: AbortSignal },
): Promise<void> {
  const { upload, parts, signal } = job;
  const { bucket, key, uploadId } = upload;
  const xml = parts.map(
    ({ number, etag }) => `<Part><PartNumber>${number}</PartNumber><ETag>${escapeXml(etag)}</ETag></Part>`,
  );
  const body = Buffer.from(
    `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${xml.join('')}</CompleteMultipartUpload>`,
  );
  const headers = {
    'content-type': 'application/xml',
    'content-md5': createHash('md5').update(body).digest('base64'),
  };
  const what = `POST ${bucket}/${key}`;
  try {
    const answer = await client.attempt(
      { method: 'POST', bucket, key, query: [['uploadId', uploadId]], headers, body },
      signal,
    );
    // A store may answer 200, and then that it failed.
    const error = parseXml(answer.text)['Error'];
    if (error === undefined) return;
    const named = (error as { Code?: unknown }).Code;
    const code = typeof named === 'string' && named !== '' ? named : 'InternalError';
    throw new S3Failure({ status: 500, code, message: `The store answered ${code}.`, isAnswer: true });
  } catch (error) {
    if (!(error instanceof S3Failure)) throw error;
    // The answer to an earlier try may have been lost: then the upload is gone because the object is there.
    if (error.code === 'NoSuchUpload' && (await isThere(client, job))) return;
    throw finalError(error, what);
  }
}

async function isThere(
  client: S3Client,
  job: { readonly upload: BegunUpload; readonly parts: readonly SentPart[]; readonly signal: AbortSignal },
): Promise<boolean> {
  const { bucket, key } = job.upload;
  try {
    const answer = await client.attempt({ method: 'HEAD', bucket, key }, job.signal);
    return answer.header('etag')?.replaceAll('"', '') === multipartEtag(job.parts);
  } catch {
    job.signal.throwIfAborted();
    return false;
  }
}

/** The ETag that S3 gives an object of parts: MD5 of their MD5s, and how many there are. */
function multipartEtag(parts: readonly SentPart[]): string {
  const digests = Buffer.concat(parts.map((part) => Buffer.from(part.md5, 'hex')));
  return `${createHash('md5').update(digests).digest('hex')}-${parts.length}`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
