import { afterAll, beforeAll, describe } from 'vitest';
import { startRadosgw, whyNoRadosgw, type Radosgw } from '../servers/radosgw/start-radosgw.ts';
import { openS3Sink, s3Traits } from './s3-sink-under-test.ts';
import { describeS3Server } from './s3-server.ts';
import { describeSink } from './sink.ts';

const reason = whyNoRadosgw();

/** Each part leaves the cluster running; it is ended once, when all have run. */
function close(): Promise<void> {
  return Promise.resolve();
}

// One cluster for all that runs against it: it takes ten seconds to start.
describe.skipIf(reason !== null)(`Ceph radosgw${reason === null ? '' : ` (skipped: ${reason})`}`, () => {
  let gateway: Radosgw;
  beforeAll(async () => {
    gateway = await startRadosgw();
  });
  afterAll(() => gateway.close());

  describeS3Server('radosgw', () => Promise.resolve({ ...gateway, close }));
  describeSink('S3, radosgw', () => openS3Sink(gateway, { bucket: 'sink-check', close }), s3Traits);
});
