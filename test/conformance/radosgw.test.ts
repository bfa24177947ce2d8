import { afterAll, beforeAll, describe } from 'vitest';
import { startRadosgw, whyNoRadosgw, type Radosgw } from '../servers/radosgw/start-radosgw.ts';
import { describeS3Server } from './s3-server.ts';

const reason = whyNoRadosgw();

// One cluster for all that runs against it: it takes ten seconds to start.
describe.skipIf(reason !== null)(`Ceph radosgw${reason === null ? '' : ` (skipped: ${reason})`}`, () => {
  let gateway: Radosgw;
  beforeAll(async () => {
    gateway = await startRadosgw();
  });
  afterAll(() => gateway.close());
  const shared = () => Promise.resolve({ ...gateway, close: () => Promise.resolve() });

  describeS3Server('radosgw', shared);
});
