import { parseJobId, type JobId } from '../../domain/job/job-id.ts';
import type { AbortCode, ProgressCode } from '../../domain/job/status.ts';
import { verifySignature } from '../signature/sign-manifest.ts';
import type { LoadEnd, LoadJobs, LoadStart } from './job-port.ts';

/** The job of the loader's tests. */
export const jobId = parseJobId('TSTD1') as JobId;
/** What its SIGNATURE is made with. */
export const secret = 'secret of the job';

/** Its manifest, with more lines if wanted. */
export function manifest(more = ''): Buffer {
  return Buffer.from(`manifestVersion: 2.0
bucket: toady
prefix: images/
logPrefix: logs/
deviceId: 49382
eraseDevice: yes
notificationEmail: jane@example.com
${more}returnAddress:
  name: Jane Roe
  street1: 1 Any Street
  city: Anytown
  stateOrProvince: WA
  postalCode: 91111
  phoneNumber: 555-555-0100
  country: USA
`);
}

/** The station's jobs, with the one job of these tests, in memory. */
export class FakeJobs implements LoadJobs {
  progressCode: ProgressCode = 'Pending';
  readonly starts: LoadStart[] = [];
  end: LoadEnd | null = null;
  abortedAs: AbortCode | null = null;
  private readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  find(asked: JobId) {
    if (asked !== jobId) return Promise.resolve(null);
    return Promise.resolve({
      jobId,
      progressCode: this.progressCode,
      createManifest: this.bytes,
      currentManifest: this.bytes,
      verifySignature: (file: Parameters<typeof verifySignature>[0]) =>
        verifySignature(file, { secret, jobId, manifest: this.bytes }),
    });
  }
  begin(_jobId: JobId, start: LoadStart) {
    this.starts.push(start);
    this.progressCode = 'InProgress';
    return Promise.resolve();
  }
  finish(_jobId: JobId, end: LoadEnd) {
    this.end = end;
    this.progressCode = end.progressCode;
    return Promise.resolve();
  }
  abort(_jobId: JobId, code: AbortCode) {
    this.abortedAs = code;
    this.progressCode = code;
    return Promise.resolve();
  }
  isCanceled() {
    return Promise.resolve(this.progressCode === 'Canceled');
  }
}
