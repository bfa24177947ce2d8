import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAwsConfig } from './aws-config.ts';

let folder = '';
let env: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aws-config-'));
  env = {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  };
  await writeFile(
    join(folder, 'config'),
    `[default]
region = eu-north-1
[profile lab]
region = eu-west-1
endpoint_url = http://profile.example:1
services = own
[services own]
s3 =
  endpoint_url = http://services.example:2/
[profile empty]
region = eu-west-2
`,
  );
  await writeFile(
    join(folder, 'credentials'),
    `[default]
aws_access_key_id = DEFAULTID
aws_secret_access_key = default-secret
[lab]
aws_access_key_id = LABID
aws_secret_access_key = lab-secret
aws_session_token = lab-token
`,
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const keys = { AWS_ACCESS_KEY_ID: 'ENVID', AWS_SECRET_ACCESS_KEY: 'env-secret' };

describe('loadAwsConfig', () => {
  it('takes credentials from the environment before the default profile', async () => {
    expect(await loadAwsConfig({ env: { ...env, ...keys } })).toEqual({
      credentials: { accessKeyId: 'ENVID', secretAccessKey: 'env-secret', sessionToken: undefined },
      region: 'eu-north-1',
      endpointUrl: null,
    });
  });

  it('takes a profile that was named before the environment, with its services section', async () => {
    expect(await loadAwsConfig({ env: { ...env, ...keys }, profile: 'lab' })).toEqual({
      credentials: { accessKeyId: 'LABID', secretAccessKey: 'lab-secret', sessionToken: 'lab-token' },
      region: 'eu-west-1',
      endpointUrl: 'http://services.example:2',
    });
  });

  it('falls back to the profile of AWS_PROFILE and its endpoint for another service', async () => {
    const config = await loadAwsConfig({ env: { ...env, AWS_PROFILE: 'lab' }, service: 'importexport' });
    expect(config.credentials.accessKeyId).toBe('LABID');
    expect(config.endpointUrl).toBe('http://profile.example:1');
  });

  it.each([
    ['http://given', { endpointUrl: 'http://given/' }],
    ['http://s3.env', {}],
  ])('prefers %s', async (endpointUrl, given) => {
    const named = { AWS_ENDPOINT_URL_S3: 'http://s3.env', AWS_ENDPOINT_URL: 'http://any.env' };
    const config = await loadAwsConfig({ env: { ...env, ...keys, ...named }, ...given });
    expect(config.endpointUrl).toBe(endpointUrl);
  });

  it('ignores configured endpoints when told to', async () => {
    const told = { AWS_ENDPOINT_URL: 'http://any.env', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    expect((await loadAwsConfig({ env: { ...env, ...keys, ...told } })).endpointUrl).toBeNull();
  });

  it('says what is missing, without secrets', async () => {
    const none = { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
    await expect(loadAwsConfig({ env: none })).rejects.toMatchObject({ code: 'CREDENTIALS_MISSING' });
    await expect(loadAwsConfig({ env, profile: 'nobody' })).rejects.toMatchObject({
      code: 'CREDENTIALS_MISSING',
    });
    await expect(loadAwsConfig({ env, profile: 'empty' })).rejects.toMatchObject({
      code: 'CREDENTIALS_UNREADABLE',
    });
    for (const endpointUrl of ['ftp://x', 'nonsense', 'http://user:pass@x', 'http://x/?q']) {
      await expect(loadAwsConfig({ env, endpointUrl })).rejects.toMatchObject({ code: 'ENDPOINT_INVALID' });
    }
  });
});
