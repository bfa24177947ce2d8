import { listObjects, sendRaw } from '../../conformance/raw-s3.ts';
import { startRadosgw } from '../../servers/radosgw/start-radosgw.ts';
import { requireSame, type BenchStore } from './bench-store.ts';

/** Starts Ceph's gateway over one object store in memory. */
export async function startCephStore(): Promise<BenchStore> {
  const gateway = await startRadosgw();
  let buckets = 0;

  async function newBucket(): Promise<string> {
    buckets += 1;
    const resource = `bench-${String(buckets).padStart(3, '0')}`;
    const { status } = await sendRaw(gateway, { method: 'PUT', resource });
    if (status !== 200) throw new Error(`the bucket was answered with ${status}`);
    return resource;
  }

  // The first upload of each kind has the cluster make a pool, which takes seconds.
  const resource = `${await newBucket()}/first`;
  await sendRaw(gateway, { method: 'PUT', resource, body: 'first' });
  const begun = await sendRaw(gateway, { method: 'POST', resource, query: [['uploads', '']] });
  const uploadId = /<UploadId>([^<]+)</.exec(begun.text)?.[1] ?? '';
  await sendRaw(gateway, { method: 'DELETE', resource, query: [['uploadId', uploadId]] });
  return {
    ...gateway,
    newBucket,
    async requireCorpus(bucket, corpus, exceptPrefix) {
      const listed = await listObjects(gateway, bucket);
      const objects = listed.filter(({ key }) => exceptPrefix === undefined || !key.startsWith(exceptPrefix));
      const bytes = objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      requireSame(corpus, { files: objects.length, bytes });
    },
    // What it frees it frees hours later: the data of a section must fit at once.
    drop: () => Promise.resolve(),
  };
}
