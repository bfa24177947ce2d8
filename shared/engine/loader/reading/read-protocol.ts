/** Files up to this size are read in one go; larger ones in steps. Bytes. */
export const smallFileLimitBytes = 1024 * 1024;

/** What became of one file of a batch. */
export const batchOutcome = {
  read: 0,
  /** Larger than smallFileLimitBytes: closed again unread. */
  large: 1,
  /** No regular file by the time it was opened. */
  notRegular: 2,
  /** Its size was another than announced, twice. */
  changed: 3,
  /** The system's error code is in `errors`. */
  failed: 4,
} as const;

/** What the main thread asks of a read worker. Each request is answered once, under its id. */
export type ReadRequest =
  /** Small files, byte paths joined by NUL. With a slot their bytes are put there, one behind the other, while they fit. */
  | {
      readonly kind: 'batch';
      readonly id: number;
      readonly paths: string;
      /** Of shared memory. */
      readonly slot: Uint8Array | null;
    }
  /** Opens a large file; the id of the request is its handle from then on. */
  | { readonly kind: 'open'; readonly id: number; readonly root: string; readonly path: string }
  /** Reads on, into the slot. With `needsCrc32`, the CRC32 of what was read is told too. */
  | {
      readonly kind: 'step';
      readonly id: number;
      readonly handle: number;
      readonly lengthBytes: number;
      readonly slot: SharedArrayBuffer;
      readonly needsCrc32: boolean;
    }
  /** Takes pieces of large files, at most eight, into their MD5s. The answer: the words of each, in the same order. */
  | { readonly kind: 'absorb'; readonly id: number; readonly pieces: readonly AbsorbedPiece[] }
  /** MD5 of what stands in a slot. */
  | {
      readonly kind: 'digest';
      readonly id: number;
      readonly slot: SharedArrayBuffer;
      readonly lengthBytes: number;
    }
  /** Adds up the drive, a step at a time: null until it is done. */
  | { readonly kind: 'measure'; readonly id: number }
  /** Ends a large file: is it at its end and unchanged? The answer is a boolean. Closes it. */
  | { readonly kind: 'finish'; readonly id: number; readonly handle: number }
  /** Closes a large file without asking. */
  | { readonly kind: 'drop'; readonly id: number; readonly handle: number };

/** The next bytes of a large file; see Md5Piece. */
export interface AbsorbedPiece {
  /** They stand at its start. */
  readonly slot: SharedArrayBuffer;
  readonly lengthBytes: number;
  readonly words: Uint32Array;
  readonly messageBytes: number | null;
}

/** A batch's results, in the order of its paths; without those that no longer fitted into the slot. */
export interface BatchResult {
  readonly outcomes: Uint8Array;
  readonly sizes: Float64Array;
  /** Last modification, milliseconds since the epoch. */
  readonly modifiedMs: Float64Array;
  /** 1 where the content starts as a gzip file does. */
  readonly gzip: Uint8Array;
  /** 32 hexadecimal digits for each path; they mean nothing where nothing was read. */
  readonly md5s: string;
  readonly errors: ReadonlyMap<number, string>;
}

export interface OpenResult {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly isGzip: boolean;
}

export interface StepResult {
  readonly lengthBytes: number;
  /** Null when it was not asked for. */
  readonly crc32: number | null;
}

export type ReadReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly code: string; readonly message: string };
