const chunkBytes = 1024 * 1024;
const lengthBytes = 3;

/** Keeps millions of short texts as UTF-8 in a few large buffers. */
export interface TextStore {
  /** Keeps a text and tells where. 0 is no place of any text. */
  add(text: string): number;
  read(at: number): string;
  /** Compares two texts by their bytes, as S3 does keys. */
  compare(left: number, right: number): number;
}

/** Makes an empty store. Takes texts up to a megabyte less a few bytes; what is longer is cut. */
export function createTextStore(): TextStore {
  const chunks: Buffer[] = [Buffer.allocUnsafe(chunkBytes)];
  let chunk = chunks[0] ?? Buffer.alloc(0);
  let end = 1;

  function bufferOf(at: number): Buffer {
    return chunks[Math.floor(at / chunkBytes)] ?? chunk;
  }

  return {
    add(text) {
      if (
        end + lengthBytes + text.length * 3 > chunkBytes &&
        end + lengthBytes + Buffer.byteLength(text) > chunkBytes
      ) {
        chunk = Buffer.allocUnsafe(chunkBytes);
        chunks.push(chunk);
        end = 0;
      }
      const at = end;
      const written = chunk.write(text, at + lengthBytes);
      chunk.writeUIntLE(written, at, lengthBytes);
      end = at + lengthBytes + written;
      return (chunks.length - 1) * chunkBytes + at;
    },
    read(at) {
      const buffer = bufferOf(at);
      const from = at % chunkBytes;
      return buffer.toString(
        'utf8',
        from + lengthBytes,
        from + lengthBytes + buffer.readUIntLE(from, lengthBytes),
      );
    },
    compare(left, right) {
      const leftBuffer = bufferOf(left);
      const rightBuffer = bufferOf(right);
      const leftFrom = (left % chunkBytes) + lengthBytes;
      const rightFrom = (right % chunkBytes) + lengthBytes;
      const leftEnd = leftFrom + leftBuffer.readUIntLE(leftFrom - lengthBytes, lengthBytes);
      const rightEnd = rightFrom + rightBuffer.readUIntLE(rightFrom - lengthBytes, lengthBytes);
      return leftBuffer.compare(rightBuffer, rightFrom, rightEnd, leftFrom, leftEnd);
    },
  };
}
