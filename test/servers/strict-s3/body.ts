import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { S3Error } from './s3-error.ts';

/** Where bodies go once they are hashed: kept in memory, kept in files of a folder, or let go. */
export type BodyKeeping = 'memory' | 'drop' | { readonly folder: string };

/** A body that has arrived whole. Its hashes stay when its bytes are let go. */
export interface ReceivedBody {
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly md5: string;
  /** Base64, when one was announced: that of the bytes that came. */
  readonly crc32: string | undefined;
  readonly kept: { readonly chunks: readonly Uint8Array[] } | { readonly file: string } | null;
}

/** What the body must match: the headers of the request, and the hash that was signed. */
export interface BodyClaims {
  readonly headers: Readonly<Record<string, string>>;
  readonly payloadHash: string;
  /** Flips a bit of the first byte after it came, and lets nothing notice. */
  readonly isCorrupted: boolean;
}

let nextFile = 0;

/** Receives a body, hashing while it comes, and checks length, Content-MD5, CRC32 and SHA-256. Throws S3Error. */
export function receiveBody(
  message: IncomingMessage,
  keeping: BodyKeeping,
  claims: BodyClaims,
): Promise<ReceivedBody> {
  const expected = readClaims(claims);
  return new Promise((resolve, reject) => {
    const md5 = createHash('md5');
    const sha256 = expected.sha256 === undefined ? undefined : createHash('sha256');
    const sha256Checksum = expected.checksumSha256 === undefined ? undefined : createHash('sha256');
    const chunks: Buffer[] = [];
    const file = typeof keeping === 'object' ? join(keeping.folder, `${(nextFile += 1)}.body`) : undefined;
    const descriptor = file === undefined ? undefined : openSync(file, 'w');
    let sizeBytes = 0;
    let crc = 0;
    let isDone = false;

    function drop(error: Error): void {
      if (isDone) return;
      isDone = true;
      if (descriptor !== undefined) closeSync(descriptor);
      if (file !== undefined) rmSync(file, { force: true });
      reject(error);
    }

    message.on('data', (chunk: Buffer) => {
      if (isDone) return;
      if (claims.isCorrupted && sizeBytes === 0) chunk[0] = (chunk[0] ?? 0) ^ 1;
      sizeBytes += chunk.length;
      md5.update(chunk);
      sha256?.update(chunk);
      sha256Checksum?.update(chunk);
      if (expected.crc32 !== undefined) crc = crc32(chunk, crc);
      if (descriptor !== undefined) writeSync(descriptor, chunk);
      else if (keeping === 'memory') chunks.push(chunk);
    });
    message.on('error', drop);
    message.on('close', () => drop(new Error('the connection was closed before the body had arrived')));
    message.on('end', () => {
      const digest = md5.digest();
      const wrong = claims.isCorrupted
        ? undefined
        : mismatch(expected, {
            sizeBytes,
            md5: digest.toString('base64'),
            crc32: crc,
            sha256: sha256?.digest('hex'),
            checksumSha256: sha256Checksum?.digest('base64'),
          });
      if (wrong !== undefined) {
        drop(wrong);
        return;
      }
      if (isDone) return;
      isDone = true;
      if (descriptor !== undefined) closeSync(descriptor);
      const kept = file !== undefined ? { file } : keeping === 'memory' ? { chunks } : null;
      const told = expected.crc32 === undefined ? undefined : base64Of(crc);
      resolve({ sizeBytes, md5: digest.toString('hex'), crc32: told, kept });
    });
  });
}

/** The bytes of a body, from `start` to before `end`. Throws when they were let go. */
export function readBody(body: ReceivedBody, start = 0, end = body.sizeBytes): Buffer {
  if (body.kept === null) throw new Error('this server lets bodies go once they are hashed');
  if ('chunks' in body.kept) return Buffer.concat(body.kept.chunks).subarray(start, end);
  const bytes = Buffer.alloc(end - start);
  const descriptor = openSync(body.kept.file, 'r');
  try {
    readSync(descriptor, bytes, 0, bytes.length, start);
  } finally {
    closeSync(descriptor);
  }
  return bytes;
}

/** Lets the bytes of a body go. */
export function dropBody(body: ReceivedBody): void {
  if (body.kept !== null && 'file' in body.kept) rmSync(body.kept.file, { force: true });
}

interface ExpectedBody {
  readonly sizeBytes: number;
  readonly md5: string | undefined;
  readonly crc32: number | undefined;
  readonly sha256: string | undefined;
  readonly checksumSha256: string | undefined;
}

function readClaims({ headers, payloadHash }: BodyClaims): ExpectedBody {
  const length = headers['content-length'];
  if (length === undefined)
    throw new S3Error('MissingContentLength', 'You must provide the Content-Length header.');
  const sizeBytes = Number(length);
  if (sizeBytes > 5 * 2 ** 30) throw new S3Error('EntityTooLarge', 'The body is over 5 GiB.');
  const isSigned = /^[0-9a-f]{64}$/.test(payloadHash);
  if (!isSigned && payloadHash !== 'UNSIGNED-PAYLOAD') {
    throw new S3Error('NotImplemented', 'Bodies in signed chunks or with trailers are not taken here.');
  }
  for (const name of ['crc32c', 'crc64nvme', 'sha1']) {
    if (headers[`x-amz-checksum-${name}`] !== undefined) {
      throw new S3Error('NotImplemented', `The checksum ${name} is not verified here, so it is not taken.`);
    }
  }
  return {
    sizeBytes,
    md5: digestHeader(headers['content-md5'], 16, 'The Content-MD5 you specified was invalid.'),
    crc32: crcHeader(headers['x-amz-checksum-crc32']),
    sha256: isSigned ? payloadHash : undefined,
    checksumSha256: digestHeader(headers['x-amz-checksum-sha256'], 32),
  };
}

function digestHeader(value: string | undefined, sizeBytes: number, message?: string): string | undefined {
  if (value === undefined) return undefined;
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length === sizeBytes && bytes.toString('base64') === value) return value;
  if (message !== undefined) throw new S3Error('InvalidDigest', message);
  throw new S3Error('InvalidRequest', 'Value for an x-amz-checksum header is invalid.');
}

function base64Of(crc: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc);
  return bytes.toString('base64');
}

function crcHeader(value: string | undefined): number | undefined {
  const checked = digestHeader(value, 4);
  return checked === undefined ? undefined : Buffer.from(checked, 'base64').readUInt32BE(0);
}

function mismatch(
  expected: ExpectedBody,
  found: Omit<ExpectedBody, 'md5' | 'crc32'> & { md5: string; crc32: number },
): S3Error | undefined {
  if (found.sizeBytes !== expected.sizeBytes) {
    return new S3Error(
      'InvalidRequest',
      'You did not provide the number of bytes specified by Content-Length.',
    );
  }
  if (expected.sha256 !== undefined && found.sha256 !== expected.sha256) {
    return new S3Error(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match.",
    );
  }
  if (expected.md5 !== undefined && found.md5 !== expected.md5) {
    return new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  const isCrcWrong = expected.crc32 !== undefined && found.crc32 !== expected.crc32;
  if (
    isCrcWrong ||
    (expected.checksumSha256 !== undefined && found.checksumSha256 !== expected.checksumSha256)
  ) {
    return new S3Error('BadDigest', 'The x-amz-checksum you specified did not match what we received.');
  }
  return undefined;
}
