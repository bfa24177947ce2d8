import { createHash, type Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Error } from '../../servers/strict-s3/s3-error.ts';
import { createChunkReader, type ChunkReader } from './chunk-reader.ts';
import { createCrc64, type Crc64 } from './crc64-nvme.ts';
import type { KnownBodies } from './known-bodies.ts';

/** A body that came whole and matches all that was said of it. */
export interface CheckedBody {
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly md5: string;
  /** Undefined when nobody asked for it. */
  readonly crc32: number | undefined;
  /** The checksum headers that were sent, to be told again in the answer. */
  readonly checksums: readonly (readonly [name: string, value: string])[];
  /** The bytes of a small body. */
  readonly bytes: Buffer | null;
}

/** Looks at a body while it comes, then compares. */
export interface BodyCheck {
  write(slice: Buffer): void;
  /** Throws S3Error when the body is not what was said of it. */
  end(): CheckedBody;
}

/** Up to here a body can be read again for a while. */
const smallBodyBytes = 65_536;
/** Up to here it is kept until it is known whether it came before; a longer one is hashed while it comes. */
const keptBytes = 64 * 2 ** 20;
/** The longest text: a list of ten thousand parts. */
const textBytes = 4 * 2 ** 20;
const checksumNames = ['crc32', 'crc64nvme', 'sha1', 'sha256'] as const;
type ChecksumName = (typeof checksumNames)[number];
const checksumBytes: Readonly<Record<ChecksumName, number>> = {
  crc32: 4,
  crc64nvme: 8,
  sha1: 20,
  sha256: 32,
};

export interface BodyCheckOptions {
  /** Also when nothing says so. */
  readonly needsCrc32: boolean;
  /** It is to be read. */
  readonly isText: boolean;
  readonly known: KnownBodies;
}

/**
 * Always finds the MD5, and compares Content-MD5 and x-amz-checksum-… where they are sent, in the head or behind
 * aws-chunked content.
 */
export function checkBody(
  headers: Readonly<Record<string, string>>,
  { needsCrc32, isText, known }: BodyCheckOptions,
): BodyCheck {
  const announced = (headers['x-amz-trailer'] ?? '').toLowerCase();
  refuseOthers(headers, announced);
  // With a list of parts, the checksum is that of the object.
  const asked = checksumNames.filter(
    (name) =>
      !isText &&
      (headers[`x-amz-checksum-${name}`] !== undefined || announced.includes(`x-amz-checksum-${name}`)),
  );
  const wholeBytes = isText ? textBytes : smallBodyBytes;
  const content = collectContent(asked, { needsCrc32, wholeBytes, known });
  let chunks: ChunkReader | null = null;
  if (/\baws-chunked\b/.test(headers['content-encoding'] ?? '') || isStreaming(headers)) {
    chunks = createChunkReader((slice) => content.write(slice));
  }
  return {
    write(slice) {
      if (chunks === null) content.write(slice);
      else chunks.read(slice);
    },
    end() {
      if (chunks?.isDone === false) throw new S3Error('InvalidRequest', 'The last chunk is missing.');
      const found = content.end();
      const decoded = headers['x-amz-decoded-content-length'];
      if (chunks !== null && decoded !== undefined && Number(decoded) !== found.sizeBytes)
        throw new S3Error(
          'InvalidRequest',
          'There are not as many bytes as x-amz-decoded-content-length says.',
        );
      const said = { ...headers, ...chunks?.trailers };
      const checksums = asked.map((name) =>
        compare(name, said[`x-amz-checksum-${name}`], found.digests[name]),
      );
      const md5 = said['content-md5'];
      if (md5 !== undefined) compareMd5(md5, found.md5);
      return { ...found, checksums };
    },
  };
}

function isStreaming(headers: Readonly<Record<string, string>>): boolean {
  return (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
}

function refuseOthers(headers: Readonly<Record<string, string>>, announced: string): void {
  const isOther =
    headers['x-amz-checksum-crc32c'] !== undefined || announced.includes('x-amz-checksum-crc32c');
  if (isOther) throw new S3Error('NotImplemented', 'CRC32C is not checked here, so it is not taken.');
}

interface Content {
  readonly sizeBytes: number;
  readonly md5: string;
  readonly crc32: number | undefined;
  readonly bytes: Buffer | null;
  /** Base64, of the checksums that were asked for. */
  readonly digests: Readonly<Partial<Record<ChecksumName, string>>>;
}

interface ContentOptions {
  readonly needsCrc32: boolean;
  /** Up to here the bytes are given, too. */
  readonly wholeBytes: number;
  readonly known: KnownBodies;
}

function collectContent(
  asked: readonly ChecksumName[],
  { needsCrc32, wholeBytes, known }: ContentOptions,
): { write(slice: Buffer): void; end(): Content } {
  const hasCrc32 = needsCrc32 || asked.includes('crc32');
  let kept: Buffer[] | null = [];
  let sizeBytes = 0;
  let crc = 0;
  let md5: Hash | null = null;
  const others = new Map<ChecksumName, Hash | Crc64>();
  if (asked.includes('crc64nvme')) others.set('crc64nvme', createCrc64());
  for (const name of ['sha1', 'sha256'] as const) {
    if (asked.includes(name)) others.set(name, createHash(name));
  }

  function digestsOf(): Content['digests'] {
    const digests: Partial<Record<ChecksumName, string>> = {};
    if (hasCrc32) digests.crc32 = base64OfCrc32(crc);
    for (const [name, other] of others)
      digests[name] = 'base64' in other ? other.base64() : other.digest('base64');
    return digests;
  }

  return {
    write(slice) {
      sizeBytes += slice.length;
      crc = crc32(slice, crc);
      for (const other of others.values()) other.update(slice);
      if (kept !== null && sizeBytes <= keptBytes) {
        kept.push(slice);
        return;
      }
      if (kept !== null) {
        md5 = createHash('md5');
        for (const earlier of kept) md5.update(earlier);
        kept = null;
      }
      md5?.update(slice);
    },
    end() {
      const digest =
        kept === null ? (md5?.digest('hex') ?? '') : known.md5Of({ pieces: kept, sizeBytes, crc });
      return {
        sizeBytes,
        md5: digest,
        crc32: hasCrc32 ? crc : undefined,
        bytes: kept !== null && sizeBytes <= wholeBytes ? bytesOf(kept) : null,
        digests: digestsOf(),
      };
    },
  };
}

function bytesOf(pieces: readonly Buffer[]): Buffer {
  const [first] = pieces;
  return pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces);
}

/** A CRC32 as S3 writes it. */
export function base64OfCrc32(crc: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc, 0);
  return bytes.toString('base64');
}

function compare(
  name: ChecksumName,
  said: string | undefined,
  found: string | undefined,
): readonly [string, string] {
  const header = `x-amz-checksum-${name}`;
  if (said === undefined) throw new S3Error('InvalidRequest', `The trailer ${header} is missing.`);
  if (Buffer.from(said, 'base64').length !== checksumBytes[name])
    throw new S3Error('InvalidRequest', `Value for ${header} header is invalid.`);
  if (said !== found)
    throw new S3Error('BadDigest', `The ${header} you specified did not match what we received.`);
  return [header, said];
}

function compareMd5(said: string, foundHex: string): void {
  const bytes = Buffer.from(said, 'base64');
  if (bytes.length !== 16) throw new S3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  if (bytes.toString('hex') !== foundHex)
    throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
}
