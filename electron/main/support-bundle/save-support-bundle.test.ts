import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appError } from '../../../shared/domain/error-codes.ts';
import { fakePorts, type FakePorts } from '../../../test/desktop/fake-ports.ts';
import { createLog } from '../platform/program-log.ts';
import { openServices, type Services } from '../services.ts';
import { makeSupportBundle, saveSupportBundle } from './save-support-bundle.ts';

/** Everything a person has entered; none of it may be told. */
const own = {
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  storeSecret: 'storeSecretStoreSecret',
  accessKey: 'AKIAIOSFODNN7EXAMPLE',
  endpoint: 'ingest.customer-name.example',
  accountName: 'Roe Biology Lab',
  person: 'Jane Roe',
  street: '123 Any Street',
  phone: '206-555-1111',
  pin: '48151623',
  password: 'correct horse battery',
  source: 'divorce papers',
  bucket: 'roe-genomes',
  email: 'jane.roe@example.com',
};

let folder: string;
let fake: FakePorts;
let services: Services;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-bundle-'));
  const log = createLog(join(folder, 'logs', 'drivepost.log'));
  fake = fakePorts(folder, { log });
  services = await openServices(fake.ports);
});
afterEach(async () => {
  await services.close();
  await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 50 });
});

async function enterEverything(): Promise<void> {
  const { accountId } = await services.accounts.save({
    accountId: null,
    name: own.accountName,
    endpointUrl: `https://${own.endpoint}/`,
    accessKeyId: own.accessKey,
    storeEndpointUrl: `https://s3.${own.endpoint}/`,
    storeRegion: 'us-east-1',
    storeAccessKeyId: `${own.accessKey}2`,
    secretAccessKey: own.secret,
    storeSecretAccessKey: own.storeSecret,
  });
  await services.addresses.save({
    addressId: null,
    name: own.person,
    company: '',
    street1: own.street,
    street2: '',
    street3: '',
    city: 'Anytown',
    stateOrProvince: 'WA',
    postalCode: '91011-1111',
    country: 'USA',
    phoneNumber: own.phone,
  });
  const { draftId } = await services.drafts.create();
  await services.drafts.change(draftId, {
    accountId,
    sources: [`/home/jane/${own.source}`],
    manifestText: [
      `bucket: ${own.bucket}`,
      `pinCode: ${own.pin}`,
      `trueCryptPassword: ${own.password}`,
      `notificationEmail: ${own.email}`,
    ].join('\n'),
  });
}

function faults(): void {
  const { log } = services.ports;
  log.info('window: does not respond');
  log.fault('drafts', appError('FILE_UNREADABLE', { detail: `/home/jane/${own.source}/a.txt` }));
  log.fault('main', new Error(`${own.secret} ${own.accessKey} refused by ${own.endpoint}`));
  log.fault('window', `TypeError: ${own.pin}\n    at x (app://drivepost/main.js:1:2)\n${own.password}`);
  log.fault('worker', `${own.street}, ${own.phone}`);
}

describe('the support bundle', () => {
  test('tells nothing that the person has entered', async () => {
    await enterEverything();
    faults();
    const text = await makeSupportBundle(services);
    for (const each of Object.values(own)) expect(text).not.toContain(each);
    expect(text).not.toMatch(/jane|roe|anytown|91011/i);
    expect(text).not.toContain(folder);
  });

  test('tells what helps to find a fault', async () => {
    await enterEverything();
    await services.settings.change({ language: 'de' });
    faults();
    const text = await makeSupportBundle(services);
    for (const line of [
      /^ {2}version: 0\.0\.0$/m,
      /^ {2}secrets: encrypted$/m,
      /^ {2}language: de$/m,
      /^ {2}account with a secret: 1$/m,
      /^ {2}address: 1$/m,
      /^ {2}draft: 1$/m,
      /window: does not respond$/m,
      /drafts: FILE_UNREADABLE: /,
      /window: TypeError\n {4}at x main\.js:1:2$/m,
      /worker: \(text left out\)$/m,
    ]) {
      expect(text).toMatch(line);
    }
  });

  test('is saved where the person says, and nowhere when they think better of it', async () => {
    const path = join(folder, 'bundle.txt');
    fake.savePaths.push(path);
    expect(await saveSupportBundle(services)).toEqual({ path });
    expect(await readFile(path, 'utf8')).toMatch(/^Drivepost support bundle\n/);
    await writeFile(path, 'mine');
    expect(await saveSupportBundle(services)).toEqual({ path: null });
    expect(await readFile(path, 'utf8')).toBe('mine');
  });
});
