import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoConsole } from './console.ts';
import { folderDrive, imageDrive, type DemoDrive } from './drive.ts';
import { createDrivepost, startService, type Drivepost, type Service } from './processes.ts';

export interface JourneySpec {
  /** The folder to post. */
  readonly source: string;
  /** An empty folder for everything that the journey makes. */
  readonly work: string;
  readonly isImage: boolean;
  readonly console: DemoConsole;
}

const bucket = 'demo-bucket';
const storeKeys = { AWS_ACCESS_KEY_ID: 'DEMOSTOREKEY', AWS_SECRET_ACCESS_KEY: 'demo-store-secret' };

/** Posts a folder: customer, post and station, each through the command itself. Resolves to whether all is proven. */
export async function runJourney(spec: JourneySpec): Promise<boolean> {
  const services: Service[] = [];
  const drive = spec.isImage ? imageDrive(spec.work, 4e9) : folderDrive(spec.work);
  try {
    const store = await startService(
      'strict-s3.js',
      [
        '--bucket',
        bucket,
        '--access-key-id',
        storeKeys.AWS_ACCESS_KEY_ID,
        '--folder',
        join(spec.work, 'store'),
      ],
      {
        STRICT_S3_SECRET: storeKeys.AWS_SECRET_ACCESS_KEY,
      },
    );
    services.push(store);
    const station = await openStation(spec, store.url);
    services.push(station.service);
    return await travel(spec, drive, store.url, station);
  } finally {
    for (const service of services.reverse()) await service.stop();
    drive.remove();
  }
}

interface Station {
  readonly data: string;
  readonly service: Service;
  readonly customerKeys: Readonly<Record<string, string>>;
}

async function openStation(spec: JourneySpec, storeUrl: string): Promise<Station> {
  const { console, work } = spec;
  console.step(
    'The lab opens',
    'A station keeps its jobs in a folder, has an address, accounts, and a bucket store behind it.',
  );
  const lab = createDrivepost(console, storeKeys);
  const data = join(work, 'station');
  const facility = join(work, 'facility.json');
  writeFileSync(facility, JSON.stringify(exampleFacility, null, 2));
  await must(lab.run(['station', 'init', '--data', data, '--facility', facility]));
  const { stdout } = await must(
    lab.run(['station', 'account', 'add', 'jane', '--data', data, '--json'], { isQuiet: true }),
  );
  const account = JSON.parse(stdout) as { readonly accessKeyId: string; readonly secretAccessKey: string };
  console.say(
    `Account jane has the access key ${account.accessKeyId} (its secret is shown once, and not here).`,
  );
  const words = [
    'station',
    'serve',
    '--listen',
    '127.0.0.1:0',
    '--data',
    data,
    '--to',
    's3',
    '--endpoint-url',
    storeUrl,
  ];
  console.command(['drivepost', ...words]);
  const service = await startService('drivepost.js', words, storeKeys);
  console.output(`listening on ${service.url}`);
  return {
    data,
    service,
    customerKeys: { AWS_ACCESS_KEY_ID: account.accessKeyId, AWS_SECRET_ACCESS_KEY: account.secretAccessKey },
  };
}

async function travel(
  spec: JourneySpec,
  drive: DemoDrive,
  storeUrl: string,
  station: Station,
): Promise<boolean> {
  const { console, work } = spec;
  const customer = createDrivepost(console, {
    ...station.customerKeys,
    AWS_ENDPOINT_URL_IMPORTEXPORT: station.service.url,
  });
  const lab = createDrivepost(console, storeKeys);

  console.step('A manifest', 'It says where the files go and where the drive comes back to.');
  const manifest = join(work, 'manifest.txt');
  await must(customer.run(['manifest', 'new', '--output', manifest, ...manifestValues()]));
  await must(customer.run(['manifest', 'check', manifest]));

  console.step(
    'Prepare the drive',
    `Copy, hash on the way, read back from the medium. The drive is ${drive.description}.`,
  );
  await must(
    customer.run(['prepare', spec.source, '--drive', drive.folder, '--manifest', manifest, '--as', 'demo/']),
  );

  console.step(
    'Create the job',
    'The service takes the manifest, gives an id, and SIGNATURE is written to the drive.',
  );
  const created = await must(customer.run(['job', 'create', '--drive', drive.folder, '--json']));
  const { jobId } = JSON.parse(created.stdout) as { readonly jobId: string };

  console.step('Rehearse', 'The station’s own loader, at home, with no target.');
  await must(customer.run(['verify', drive.folder]));

  console.step('Label and ship', 'The parcel carries the job id; the station notes its arrival.');
  await must(customer.run(['job', 'label', jobId, '--output', join(work, 'label.html')]));
  await must(lab.run(['station', 'receive', jobId, '--data', station.data]));
  await must(customer.run(['job', 'status', jobId]));

  console.step('Load', 'The lab plugs the drive in; every file goes into the bucket, checked by the store.');
  const loadWords = [
    'station',
    'load',
    drive.folder,
    '--to',
    's3',
    '--endpoint-url',
    storeUrl,
    '--data',
    station.data,
  ];
  await lab.run(loadWords);
  await must(customer.run(['job', 'status', jobId]));
  await must(
    lab.run([
      'station',
      'return',
      jobId,
      '--carrier',
      'Post',
      '--tracking',
      'RR123456785XX',
      '--data',
      station.data,
    ]),
  );

  console.step('Prove', 'The import log, fetched from the bucket, against what was put on the drive.');
  return prove(spec, { jobId, drive, storeUrl });
}

interface Proof {
  readonly jobId: string;
  readonly drive: DemoDrive;
  readonly storeUrl: string;
}

async function prove(spec: JourneySpec, proof: Proof): Promise<boolean> {
  const reader = createDrivepost(spec.console, { ...storeKeys, AWS_ENDPOINT_URL_S3: proof.storeUrl });
  const log = `s3://${bucket}/logs/import-log-${proof.jobId}`;
  const { exitCode, stdout } = await reader.run([
    'reconcile',
    proof.drive.folder,
    log,
    '--html',
    join(spec.work, 'proof.html'),
  ]);
  const verdict = stdout.trimEnd().split('\n').at(-1)?.replace(/\.$/, '') ?? '';
  spec.console.conclude(verdict);
  return exitCode === 0;
}

/** A command of the journey that must end well; the journey ends with its output otherwise. */
async function must(result: ReturnType<Drivepost['run']>): ReturnType<Drivepost['run']> {
  const { exitCode, stdout } = await result;
  if (exitCode !== 0) throw new Error(`The command ended with exit code ${exitCode}.`);
  return { exitCode, stdout };
}

const exampleFacility = {
  name: 'Import desk',
  company: 'Example Object Store',
  street1: '1 Harbour Road',
  city: 'Rotterdam',
  postalCode: '3011 AA',
  stateOrProvince: 'Zuid-Holland',
  country: 'Netherlands',
  phoneNumber: '+31 10 555 0100',
};

function manifestValues(): string[] {
  const values = {
    bucket,
    logPrefix: 'logs/',
    deviceId: 'DEMO-0001',
    notificationEmail: 'jane@example.com',
    eraseDevice: 'no',
    'returnAddress.name': 'Jane Roe',
    'returnAddress.street1': '2 Quay Street',
    'returnAddress.city': 'Rotterdam',
    'returnAddress.stateOrProvince': 'Zuid-Holland',
    'returnAddress.postalCode': '3011 AB',
    'returnAddress.country': 'Netherlands',
    'returnAddress.phoneNumber': '+31 10 555 0101',
  };
  return Object.entries(values).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
}
