import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { listObjects, sendRaw, type S3Endpoint } from '../conformance/raw-s3.ts';
import { distFolder } from '../journey/run-drivepost.ts';
import type { Corpus } from './corpus.ts';

/** The strict S3 server in a process of its own: it checks and hashes every body, then lets it go. */
export interface BenchServer extends S3Endpoint {
  /** A bucket that nobody has used yet. */
  newBucket(): Promise<string>;
  /** Throws unless the bucket holds the corpus: as many objects and as many bytes, besides those of `except`. */
  requireCorpus(bucket: string, corpus: Corpus, except?: RegExp): Promise<void>;
  close(): Promise<void>;
}

const secretAccessKey = 'bench/Secret+Access+Key';

export async function startBenchServer(): Promise<BenchServer> {
  const child = spawn(
    process.execPath,
    [`${distFolder}strict-s3.js`, '--bodies', 'drop', '--access-key-id', 'BENCHACCESSKEY'],
    { env: { ...process.env, STRICT_S3_SECRET: secretAccessKey }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await firstLine(child);
  const credentials = { accessKeyId: 'BENCHACCESSKEY', secretAccessKey };
  const endpoint = { url, credentials, region: 'us-east-1' };
  let buckets = 0;
  return {
    ...endpoint,
    async newBucket() {
      buckets += 1;
      const resource = `bench-${String(buckets).padStart(3, '0')}`;
      const { status } = await sendRaw(endpoint, { method: 'PUT', resource });
      if (status !== 200) throw new Error(`the bucket was answered with ${status}`);
      return resource;
    },
    async requireCorpus(bucket, corpus, except) {
      const listed = await listObjects(endpoint, bucket);
      const objects = listed.filter(({ key }) => except === undefined || !except.test(key));
      const bytes = objects.reduce((sum, object) => sum + object.sizeBytes, 0);
      if (objects.length !== corpus.files || bytes !== corpus.bytes) {
        throw new Error(
          `${objects.length} objects of ${corpus.files} arrived, ${bytes} bytes of ${corpus.bytes}`,
        );
      }
    },
    close: () => end(child),
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the S3 server ended with ${code}`)));
    if (child.stdout !== null) createInterface(child.stdout).once('line', resolve);
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
