/** One line of the import log (reference 7.1). */
export interface ImportLogRow {
  /** When the file was processed, milliseconds since the epoch; the log keeps whole seconds. */
  readonly atMs: number;
  /** The drive path, with `/`, without a leading one. Bytes that are not UTF-8 stand as `\xHH`. */
  readonly file: string;
  /** 200, 103 for ignored, 400 and others for what went wrong. */
  readonly status: number;
  /** `OK`, `Ignored`, `InvalidSubstitution`, or an error code of S3 or of ours. */
  readonly code: string;
  /** Bucket, slash, object key; empty when nothing was stored. */
  readonly key: string;
  /** 32 hexadecimal digits in lower case; empty when nothing was stored. */
  readonly md5: string;
  /** Size of what was stored, or of the file when nothing was; null when unknown. */
  readonly sizeBytes: number | null;
  readonly contentType: string;
}
