/** CRC-64/NVME, the checksum that AWS clients with a native part send; over the whole of what came so far. */
export interface Crc64 {
  update(bytes: Uint8Array): void;
  /** As S3 writes it: base64 of eight bytes, the highest first. */
  base64(): string;
}

/** The polynomial with its bits reversed, in halves. */
const polynomialHigh = 0x9a6c9329;
const polynomialLow = 0xac4bc9b5;

const tableHigh = new Uint32Array(256);
const tableLow = new Uint32Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    const isOdd = (low & 1) === 1;
    low = (low >>> 1) | ((high & 1) << 31);
    high >>>= 1;
    if (isOdd) {
      high ^= polynomialHigh;
      low ^= polynomialLow;
    }
  }
  tableHigh[byte] = high;
  tableLow[byte] = low;
}

/** Starts a CRC-64/NVME. */
export function createCrc64(): Crc64 {
  let high = 0xffffffff;
  let low = 0xffffffff;
  return {
    update(bytes) {
      let [h, l] = [high, low];
      for (const byte of bytes) {
        const index = (l ^ byte) & 0xff;
        l = ((l >>> 8) | (h << 24)) ^ (tableLow[index] ?? 0);
        h = (h >>> 8) ^ (tableHigh[index] ?? 0);
      }
      [high, low] = [h, l];
    },
    base64() {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt32BE(~high >>> 0, 0);
      bytes.writeUInt32BE(~low >>> 0, 4);
      return bytes.toString('base64');
    },
  };
}
