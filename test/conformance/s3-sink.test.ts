import { startStrictS3 } from '../servers/strict-s3/strict-s3.ts';
import { openS3Sink, s3Traits } from './s3-sink-under-test.ts';
import { describeSink } from './sink.ts';

async function open() {
  const server = await startStrictS3();
  return openS3Sink(server, { bucket: 'sink-check', close: () => server.close() });
}

describeSink('S3, strict server', open, s3Traits);
