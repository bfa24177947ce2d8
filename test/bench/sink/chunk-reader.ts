/** Takes apart a body in chunks: HTTP's own framing, and the one that AWS clients put inside it (aws-chunked). */
export interface ChunkReader {
  /** Reads on; gives how many of the bytes belonged to this body. Throws when they are no chunks. */
  read(bytes: Buffer): number;
  readonly isDone: boolean;
  /** Lower-case names; what stood behind the last chunk. */
  readonly trailers: Readonly<Record<string, string>>;
}

const longestLine = 16_384;

/** A reader that hands the content on, slice by slice. */
export function createChunkReader(onContent: (slice: Buffer) => void): ChunkReader {
  const trailers: Record<string, string> = {};
  let state: 'size' | 'content' | 'content-end' | 'trailer' | 'done' = 'size';
  let remainingBytes = 0;
  let line = '';

  function endLine(text: string): void {
    if (state === 'content-end') {
      if (text !== '') throw new Error('a chunk is longer than it says');
      state = 'size';
    } else if (state === 'size') {
      const digits = /^[0-9a-fA-F]{1,12}(?=\s*(?:;|$))/.exec(text)?.[0];
      if (digits === undefined) throw new Error('the size of a chunk is no number');
      remainingBytes = Number.parseInt(digits, 16);
      state = remainingBytes === 0 ? 'trailer' : 'content';
    } else if (text === '') {
      state = 'done';
    } else {
      const colon = text.indexOf(':');
      trailers[text.slice(0, colon).trim().toLowerCase()] = text.slice(colon + 1).trim();
    }
  }

  return {
    trailers,
    get isDone() {
      return state === 'done';
    },
    read(bytes) {
      let at = 0;
      while (at < bytes.length && state !== 'done') {
        if (state === 'content') {
          const end = Math.min(bytes.length, at + remainingBytes);
          onContent(bytes.subarray(at, end));
          remainingBytes -= end - at;
          at = end;
          if (remainingBytes === 0) state = 'content-end';
          continue;
        }
        const feed = bytes.indexOf(10, at);
        line += bytes.toString('latin1', at, feed < 0 ? bytes.length : feed);
        if (line.length > longestLine) throw new Error('a line between chunks is too long');
        if (feed < 0) return bytes.length;
        at = feed + 1;
        const text = line.endsWith('\r') ? line.slice(0, -1) : line;
        line = '';
        endLine(text);
      }
      return at;
    },
  };
}
