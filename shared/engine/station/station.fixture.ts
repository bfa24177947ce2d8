import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../base/time.ts';
import type { JobId } from '../../domain/job/job-id.ts';
import type { ManifestSubmission } from '../../domain/job/manifest-submission.ts';
import { ServiceError } from '../../domain/job/service-error.ts';
import { openStation } from './open-station.ts';
import type { Caller, JobService } from './service-contract.ts';
import type { ServiceOptions, Station } from './station.ts';

/** A clock that tests set. */
interface TestClock extends Clock {
  advance(durationMs: number): void;
}

function testClock(startMs = Date.UTC(2026, 0, 15, 12)): TestClock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance: (durationMs) => {
      nowMs += durationMs;
    },
  };
}

export const testFacility = {
  name: 'Receiving',
  company: 'Map Lab',
  street1: '1 Quay Road',
  street2: '',
  street3: '',
  city: 'Seattle',
  stateOrProvince: 'WA',
  postalCode: '98101',
  country: 'USA',
  phoneNumber: '+1 555 0100',
};

export interface ManifestChanges {
  readonly bucket?: string;
  readonly country?: string;
  readonly extra?: string;
}

/** A manifest without a problem, for a return to the country of the test facility. */
export function testManifest(changes: ManifestChanges = {}): Uint8Array {
  return new TextEncoder().encode(`manifestVersion: 2.0
deviceId: ABCDE
bucket: ${changes.bucket ?? 'my-bucket'}
eraseDevice: yes
notificationEmail: jane@example.com
returnAddress:
  name: Jane Roe
  street1: 123 Any Street
  city: Anytown
  stateOrProvince: WA
  postalCode: 91011
  phoneNumber: +1 206 555 1000
  country: ${changes.country ?? 'USA'}
${changes.extra ?? ''}`);
}

export function submission(
  changes: ManifestChanges & { readonly validateOnly?: boolean } = {},
): ManifestSubmission {
  return { jobType: 'Import', manifest: testManifest(changes), validateOnly: changes.validateOnly ?? false };
}

export interface TestStation {
  readonly station: Station;
  readonly clock: TestClock;
  readonly dataFolder: string;
  service(options?: Partial<ServiceOptions>): ReturnType<Station['service']>;
  /** Adds an account and gives the caller that its key makes. */
  caller(name: string): Promise<Caller & { readonly secretAccessKey: string }>;
  /** Closes the station and removes its folder. */
  remove(): Promise<void>;
}

/** A station in a temporary folder, with an address unless told otherwise. */
export async function openTestStation(
  options: { readonly hasFacility?: boolean } = {},
): Promise<TestStation> {
  const folder = await mkdtemp(join(tmpdir(), 'drivepost-station-'));
  const dataFolder = join(folder, 'data');
  const clock = testClock();
  const station = await openStation({ dataFolder, clock, create: true, operator: 'tester' });
  if (options.hasFacility !== false) await station.setFacility(testFacility);
  return {
    station,
    clock,
    dataFolder,
    service: (serviceOptions) =>
      station.service({ labelBaseUrl: 'https://station.test/labels/', ...serviceOptions }),
    async caller(name) {
      const { account, accessKeyId, secretAccessKey } = await station.accounts.add(name);
      return { account, accessKeyId, secretAccessKey };
    },
    async remove() {
      await station.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Creates a job from the test manifest. */
export async function createTestJob(service: JobService, caller: Caller): Promise<JobId> {
  const { jobId } = await service.createJob(caller, submission());
  if (jobId === null) throw new Error('no job id');
  return jobId;
}

/** The error that the service answers with. */
export async function refusal(work: Promise<unknown>): Promise<ServiceError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The code of the error that the service answers with. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  return (await refusal(work)).code;
}
