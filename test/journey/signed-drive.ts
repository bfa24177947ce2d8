import { existsSync } from 'node:fs';
import { systemClock } from '../../shared/base/time.ts';
import type { JobId } from '../../shared/domain/job/job-id.ts';
import { parseSignature } from '../../shared/domain/signature/signature-text.ts';
import { writeSignature } from '../../shared/engine/signature/drive-signature.ts';
import { openStation } from '../../shared/engine/station/open-station.ts';
import type { Station } from '../../shared/engine/station/station.ts';

/** A manifest for a test's drive; `lines` come behind the fields that must be there. */
export function testManifest(bucket: string, lines: readonly string[] = []): string {
  return `${[
    'manifestVersion: 2.0',
    'deviceId: TEST-DRIVE',
    'generator: Drivepost tests',
    'eraseDevice: no',
    'notificationEmail: jane@example.com',
    `bucket: ${bucket}`,
    'returnAddress:',
    '    name: Jane Doe',
    '    street1: 1 Example Street',
    '    city: Springfield',
    '    stateOrProvince: WA',
    '    postalCode: 98100-0000',
    '    phoneNumber: 206-555-1000',
    '    country: USA',
    ...lines,
  ].join('\n')}\n`;
}

export interface SignedDriveOptions {
  readonly drive: string;
  readonly dataFolder: string;
  readonly manifest: string;
}

/** Creates a job for a drive at a station, puts its SIGNATURE on the drive, and has the station receive it. */
export async function signDrive(options: SignedDriveOptions): Promise<JobId> {
  return withStation(options.dataFolder, async (station) => {
    const name = 'jane';
    const known = (await station.accounts.list()).find((account) => account.name === name);
    const { account, accessKeyId } = known ?? (await station.accounts.add(name));
    const created = await station
      .service({ labelBaseUrl: 'http://127.0.0.1/label/' })
      .createJob(
        { account, accessKeyId },
        { jobType: 'Import', manifest: Buffer.from(options.manifest), validateOnly: false },
      );
    const reading = parseSignature(Buffer.from(created.signatureFileContents ?? ''));
    if (created.jobId === null || reading.kind !== 'signature')
      throw new Error('the station gave no SIGNATURE');
    await writeSignature(options.drive, reading.file);
    await station.desk.receive(created.jobId);
    return created.jobId;
  });
}

/** Opens the station of a folder, making it if need be, for as long as `use` runs. */
export async function withStation<T>(dataFolder: string, use: (station: Station) => Promise<T>): Promise<T> {
  const create = !existsSync(dataFolder);
  const station = await openStation({ dataFolder, create, clock: systemClock });
  try {
    return await use(station);
  } finally {
    await station.close();
  }
}
