import { randomBytes } from 'node:crypto';
import { S3Error } from '../../servers/strict-s3/s3-error.ts';
import type { CheckedBody } from './body-check.ts';

/** What stays of an object when its bytes are let go. */
export interface SinkObject {
  readonly etag: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

export interface SinkUpload {
  readonly uploadId: string;
  readonly key: string;
  /** The checksum that was announced for it, and whether it is one over the whole object. */
  readonly hasCrc32: boolean;
  readonly isFullObject: boolean;
  readonly parts: Map<number, CheckedBody>;
}

/** When a request that brings content came in, by the wall clock. */
export interface Arrival {
  readonly key: string;
  readonly atMs: number;
}

/** As many arrivals are remembered as tell the first object from what a client tries out before. */
const rememberedArrivals = 32;

/** Objects and uploads of one bucket; counts what arrives. */
export class SinkBucket {
  readonly name: string;
  readonly uploads = new Map<string, SinkUpload>();
  readonly firstArrivals: Arrival[] = [];
  bytes = 0;
  private readonly objects = new Map<string, SinkObject>();
  private sorted: string[] | null = null;

  constructor(name: string) {
    this.name = name;
  }

  get count(): number {
    return this.objects.size;
  }

  arrived(key: string, atMs: number): void {
    if (this.firstArrivals.length < rememberedArrivals) this.firstArrivals.push({ key, atMs });
  }

  put(key: string, object: SinkObject): void {
    const before = this.objects.get(key);
    if (before === undefined) this.sorted = null;
    this.bytes += object.sizeBytes - (before?.sizeBytes ?? 0);
    this.objects.set(key, object);
  }

  get(key: string): SinkObject & { readonly storageClass: string } {
    const object = this.objects.get(key);
    if (object === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
    return { ...object, storageClass: 'STANDARD' };
  }

  delete(key: string): void {
    this.bytes -= this.objects.get(key)?.sizeBytes ?? 0;
    if (this.objects.delete(key)) this.sorted = null;
  }

  keys(): readonly string[] {
    this.sorted ??= [...this.objects.keys()].sort((left, right) =>
      Buffer.compare(Buffer.from(left), Buffer.from(right)),
    );
    return this.sorted;
  }

  /** `crc32Type`: undefined when no CRC32 was announced. */
  begin(key: string, crc32Type: string | undefined): SinkUpload {
    const upload = {
      uploadId: randomBytes(16).toString('hex'),
      key,
      hasCrc32: crc32Type !== undefined,
      isFullObject: crc32Type === 'FULL_OBJECT',
      parts: new Map(),
    };
    this.uploads.set(upload.uploadId, upload);
    return upload;
  }

  upload(uploadId: string, key: string): SinkUpload {
    const upload = this.uploads.get(uploadId);
    if (upload?.key === key) return upload;
    throw new S3Error('NoSuchUpload', 'The specified upload does not exist.');
  }
}
