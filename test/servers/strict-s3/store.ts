import { createHash, randomBytes } from 'node:crypto';
import { dropBody, type ReceivedBody } from './body.ts';
import { S3Error } from './s3-error.ts';

/** The headers of an object that S3 keeps and gives back. */
export type ObjectHeaders = Readonly<Record<string, string>>;

/** What the server knows of an object. */
export interface StoredObject {
  readonly key: string;
  readonly sizeBytes: number;
  /** Without quotes: the MD5, or for an object of several parts the MD5 of their MD5s, `-` and their number. */
  readonly etag: string;
  /** One for a single PUT. Their hashes prove the content even where the bodies were let go. */
  readonly parts: readonly ReceivedBody[];
  /** content-type, cache-control, x-amz-meta-… as they were sent. */
  readonly headers: ObjectHeaders;
  readonly acl: string;
  readonly storageClass: string;
  readonly modifiedMs: number;
}

export interface Upload {
  readonly uploadId: string;
  readonly key: string;
  readonly startedMs: number;
  readonly headers: ObjectHeaders;
  readonly acl: string;
  readonly storageClass: string;
  readonly parts: Map<number, ReceivedBody>;
}

/** Objects and uploads of one bucket. */
export class Bucket {
  readonly name: string;
  readonly createdMs: number;
  readonly objects = new Map<string, StoredObject>();
  readonly uploads = new Map<string, Upload>();
  private sorted: string[] | null = null;

  constructor(name: string, createdMs: number) {
    this.name = name;
    this.createdMs = createdMs;
  }

  put(object: StoredObject): void {
    const before = this.objects.get(object.key);
    if (before === undefined) this.sorted = null;
    else before.parts.forEach(dropBody);
    this.objects.set(object.key, object);
  }

  get(key: string): StoredObject {
    const object = this.objects.get(key);
    if (object === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
    return object;
  }

  delete(key: string): void {
    this.objects.get(key)?.parts.forEach(dropBody);
    if (this.objects.delete(key)) this.sorted = null;
  }

  /** All keys, sorted by their UTF-8 bytes. */
  keys(): readonly string[] {
    this.sorted ??= [...this.objects.keys()].sort(byUtf8);
    return this.sorted;
  }

  startUpload(upload: Omit<Upload, 'uploadId' | 'parts'>): Upload {
    const started = { ...upload, uploadId: randomBytes(16).toString('hex'), parts: new Map() };
    this.uploads.set(started.uploadId, started);
    return started;
  }

  upload(uploadId: string, key: string): Upload {
    const upload = this.uploads.get(uploadId);
    if (upload === undefined || upload.key !== key) {
      throw new S3Error(
        'NoSuchUpload',
        'The specified upload does not exist. It may have been aborted or completed.',
      );
    }
    return upload;
  }

  putPart(upload: Upload, partNumber: number, body: ReceivedBody): void {
    const before = upload.parts.get(partNumber);
    if (before !== undefined) dropBody(before);
    upload.parts.set(partNumber, body);
  }

  abort(upload: Upload): void {
    for (const part of upload.parts.values()) dropBody(part);
    this.uploads.delete(upload.uploadId);
  }
}

/** The ETag of an object made of parts. */
export function multipartEtag(parts: readonly ReceivedBody[]): string {
  const hash = createHash('md5');
  for (const part of parts) hash.update(Buffer.from(part.md5, 'hex'));
  return `${hash.digest('hex')}-${parts.length}`;
}

function byUtf8(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
