import type { S3Endpoint } from '../../conformance/raw-s3.ts';
import type { Corpus } from '../corpus.ts';

/** Where loads go. */
export interface BenchStore extends S3Endpoint {
  /** A bucket that nobody has used yet. */
  newBucket(): Promise<string>;
  /** Throws unless the bucket holds the corpus: as many objects and as many bytes, besides those of a prefix. */
  requireCorpus(bucket: string, corpus: Corpus, exceptPrefix?: string): Promise<void>;
  /** Lets go of a bucket that is not needed any more. */
  drop(bucket: string): Promise<void>;
  close(): Promise<void>;
}

/** Throws when what arrived is not the corpus. */
export function requireSame(corpus: Corpus, found: { readonly files: number; readonly bytes: number }): void {
  if (found.files === corpus.files && found.bytes === corpus.bytes) return;
  throw new Error(
    `${found.files} objects of ${corpus.files} arrived, ${found.bytes} bytes of ${corpus.bytes}`,
  );
}
