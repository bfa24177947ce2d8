import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';

// Uploads a folder as one does who writes it with the AWS SDK: so many files side by side, each by lib-storage's Upload
// with its own defaults, small ones from memory, large ones as streams.
const [folder = '', bucket = '', endpoint = '', checksums = 'when_supported'] = process.argv.slice(2);
const filesAtOnce = 32;
const wholeLimitBytes = 5 * 2 ** 20;

const client = new S3Client({
  endpoint,
  forcePathStyle: true,
  region: process.env['AWS_REGION'] ?? 'us-east-1',
  credentials: {
    accessKeyId: process.env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY'] ?? '',
  },
  requestChecksumCalculation: checksums === 'when_required' ? 'WHEN_REQUIRED' : 'WHEN_SUPPORTED',
  requestHandler: { httpAgent: { maxSockets: 64 } },
});

async function* filesIn(parent: string): AsyncGenerator<string> {
  for (const entry of await readdir(parent, { withFileTypes: true })) {
    const path = join(parent, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else if (entry.isFile()) yield path;
  }
}

const files = filesIn(folder);

async function work(): Promise<void> {
  for (;;) {
    const next = await files.next();
    if (next.done === true) return;
    const file = next.value;
    const isSmall = (await stat(file)).size <= wholeLimitBytes;
    const Body = isSmall ? await readFile(file) : createReadStream(file);
    await new Upload({ client, params: { Bucket: bucket, Key: relative(folder, file), Body } }).done();
  }
}

await Promise.all(Array.from({ length: filesAtOnce }, work));
client.destroy();
