import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { listObjects } from '../../conformance/raw-s3.ts';
import { distFolder } from '../../journey/run-drivepost.ts';
import type { Arrival } from '../sink/sink-bucket.ts';
import type { SinkStats } from '../sink/sink-requests.ts';
import { requireSame, type BenchStore } from './bench-store.ts';

/** The sink, in a process of its own. */
export interface SinkProcess extends BenchStore {
  /** When the first requests with content came to a bucket. */
  arrivals(bucket: string): Promise<readonly Arrival[]>;
}

/** Starts the sink. */
export async function startSinkProcess(): Promise<SinkProcess> {
  const child = spawn(process.execPath, [join(distFolder, 'bench-sink.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Ctrl-C is for the benchmark, which ends it in its turn.
    detached: true,
  });
  const url = await firstLine(child);
  const credentials = { accessKeyId: 'BENCHACCESSKEY', secretAccessKey: 'bench/Secret+Access+Key' };
  const endpoint = { url, credentials, region: 'us-east-1' };
  let buckets = 0;

  async function stats(bucket: string): Promise<SinkStats[string]> {
    const all = (await (await fetch(`${url}/-/stats`)).json()) as SinkStats;
    const found = all[bucket];
    if (found === undefined) throw new Error(`the sink has no bucket ${bucket}`);
    return found;
  }

  return {
    ...endpoint,
    async newBucket() {
      buckets += 1;
      const bucket = `bench-${String(buckets).padStart(3, '0')}`;
      await fetch(`${url}/${bucket}`, { method: 'PUT' });
      return bucket;
    },
    async requireCorpus(bucket, corpus, exceptPrefix) {
      const { objects, bytes, openUploads } = await stats(bucket);
      if (openUploads > 0) throw new Error(`${openUploads} uploads were left open`);
      const others = exceptPrefix === undefined ? [] : await listObjects(endpoint, bucket, exceptPrefix);
      const otherBytes = others.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      requireSame(corpus, { files: objects - others.length, bytes: bytes - otherBytes });
    },
    arrivals: async (bucket) => (await stats(bucket)).firstArrivals,
    async drop(bucket) {
      await fetch(`${url}/${bucket}`, { method: 'DELETE' });
    },
    close: () => end(child),
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the sink ended with ${code}`)));
    if (child.stdout !== null) createInterface(child.stdout).once('line', resolve);
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
