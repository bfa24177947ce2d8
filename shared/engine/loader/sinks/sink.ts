/** Where an object goes and what is said of it (reference 2.7). Values are as the manifest has them, not encoded. */
export interface ObjectDescription {
  readonly bucket: string;
  /** Up to 1,024 bytes of UTF-8; any character but NUL may stand in it, `//`, `.` and `..` segments too. */
  readonly key: string;
  readonly contentType: string;
  readonly contentEncoding?: string | undefined;
  readonly cacheControl?: string | undefined;
  readonly contentDisposition?: string | undefined;
  readonly contentLanguage?: string | undefined;
  readonly expires?: string | undefined;
  /** A canned ACL. */
  readonly acl?: string | undefined;
  readonly storageClass?: string | undefined;
  /** User metadata; names without `x-amz-meta-`. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** A small object, whole. The bytes belong to the body until `put` settles, and do not change. */
export interface WholeBody {
  readonly kind: 'whole';
  readonly bytes: Uint8Array;
  /** MD5 of the bytes, 32 hexadecimal digits in lower case. */
  readonly md5: string;
}

/** What a sink wants to know of each part: 32 hexadecimal digits of MD5, base64 of the CRC32's four bytes, or nothing. */
export type PartSum = 'md5' | 'crc32' | 'none';

/** One stretch of a large object. Its bytes stay as they are until `release`. */
export interface BodyPart {
  /** 1 is the first. */
  readonly number: number;
  readonly bytes: Uint8Array;
  /** As it was asked for. */
  readonly sum: string;
  /** Gives the part's memory back. Called exactly once, when the sink needs its bytes no more; also on failure. */
  release(): void;
}

/** A large object, read once, in parts. */
export interface PartedBody {
  readonly kind: 'parts';
  readonly sizeBytes: number;
  /** Every part but the last has this size. */
  readonly partSizeBytes: number;
  /**
   * The parts, first to last, once. Waits when too many bytes are taken and not released, so that a sink that holds
   * on to parts is slowed instead of filling memory. Rejects when the file cannot be read; then the object must not
   * be stored, and `put` rejects with that same error.
   */
  parts(sum: PartSum): AsyncIterable<BodyPart>;
  /**
   * Called after the last part and before the object becomes visible. Resolves to the MD5 of the whole. Rejects when
   * the object must not be stored (it changed while it was read, or it is not what the inventory says): the sink then
   * discards what it has and `put` rejects with that same error.
   */
  finish(): Promise<string>;
}

export type ObjectBody = WholeBody | PartedBody;

/** What the store said of an object it has accepted. */
export interface PutReceipt {
  /** MD5 of what was stored, as read from the source: 32 hexadecimal digits in lower case. */
  readonly md5: string;
  readonly sizeBytes: number;
  /**
   * How the store's copy is known to be right: it compared a checksum that was sent along, its answer held the same
   * MD5, or the file was synced to the disk.
   */
  readonly proof: 'checksum' | 'etag' | 'synced';
}

interface SinkProperties {
  /** For people and for the job's events: `https://s3.example.com`, `file:///srv/objects`. */
  readonly name: string;
  /** Larger files are not offered to the sink; the loader logs them 400 EntityTooLarge. */
  readonly objectLimitBytes: number;
  /** How many `put` calls with a whole body may run side by side. */
  readonly wholeConcurrency: number;
  /** How many `put` calls with a parted body may run side by side. */
  readonly partedConcurrency: number;
}

/**
 * Puts objects somewhere. This comment is the specification that every sink is tested against.
 *
 * - `put` resolves only when the object is durably there, whole, under exactly its key; an object of that name is
 *   replaced. Until then a reader sees the object that was there before or none, never a part of the new one.
 * - When `put` rejects, no new object has become visible, no part of it is left behind that the sink can still reach,
 *   and every part it took has been released. (After a connection that broke once all bytes were sent, the store may
 *   have kept the object: then it is the right object, and a repeated `put` replaces it by itself.)
 * - `put` may be called for many objects side by side; they do not disturb each other.
 * - What may pass by itself (5xx, 429, timeouts, resets) the sink has already tried again, with growing pauses, before
 *   it rejects.
 * - It rejects with a `SinkError` of scope `item` when this one object cannot be stored, with an AppError of scope `job`
 *   when no other could be stored either (credentials refused, bucket gone, no space, endpoint not there), with the
 *   body's own error when the body fails, and with the signal's reason once the signal aborts, which ends all waiting.
 * - An empty object is a whole body of no bytes.
 */
export interface Sink {
  readonly properties: SinkProperties;
  /**
   * Called once before the first `put`: are the buckets there and may objects be written to them? Also clears away what
   * a killed run of the same job left unfinished. `isResumed`: an earlier run has stored objects there, so that nothing is
   * to be made that is missing now. Rejects with an AppError of scope `job`. Leaves no object behind.
   */
  prepare(buckets: readonly string[], signal: AbortSignal, isResumed?: boolean): Promise<void>;
  put(object: ObjectDescription, body: ObjectBody, signal: AbortSignal): Promise<PutReceipt>;
  /**
   * Lets go of connections and files. Called once, after the last `put` has settled. Gives how many multipart uploads
   * may be left behind, because the store does not let them be cleared away.
   */
  close(): Promise<number>;
}

export interface SinkErrorOptions {
  /** HTTP status for the log; a sink without HTTP gives the one that fits best. */
  readonly status: number;
  /** Code for the log: the store's own (`KeyTooLongError`, `SlowDown`), or one of docs/formats/loader.md. */
  readonly code: string;
  readonly message: string;
  readonly cause?: unknown;
}

/** One object could not be stored; the load goes on with the next. */
export class SinkError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(options: SinkErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SinkError';
    this.status = options.status;
    this.code = options.code;
  }
}
