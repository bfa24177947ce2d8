import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { accessSync, constants, openSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { delay } from '../../../shared/base/async.ts';
import type { Credentials } from '../../../shared/engine/sigv4/credentials.ts';
import { cephConfig } from './ceph-config.ts';

const runFile = promisify(execFile);
const programs = ['radosgw', 'radosgw-admin', 'ceph', 'ceph-mon', 'ceph-osd', 'ceph-authtool', 'monmaptool'];

export interface Radosgw {
  readonly url: string;
  readonly credentials: Credentials;
  readonly region: string;
  /** Ends all its processes and removes its folder. */
  close(): Promise<void>;
}

/** Why Ceph's gateway cannot be started here, or null when it can. */
export function whyNoRadosgw(): string | null {
  if (process.platform !== 'linux') return 'radosgw runs on Linux only';
  if (process.getuid?.() !== 0) return 'radosgw needs root';
  const missing = programs.filter((name) => !isInstalled(name));
  return missing.length === 0 ? null : `${missing.join(', ')} not installed`;
}

/** Starts a Ceph cluster of one node and its S3 gateway on free ports of the loopback. Takes about ten seconds. */
export async function startRadosgw(): Promise<Radosgw> {
  const folder = await mkdtemp(join(tmpdir(), 'drivepost-ceph-'));
  const children: ChildProcess[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(children.reverse().map(end));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await startCluster(folder, children)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startCluster(folder: string, children: ChildProcess[]): Promise<Omit<Radosgw, 'close'>> {
  const [monitorPort, gatewayPort] = [await freePort(), await freePort()];
  const clusterId = randomUUID();
  await Promise.all(['mon', 'osd', 'rgw'].map((name) => mkdir(join(folder, name))));
  await writeFile(join(folder, 'ceph.conf'), cephConfig({ folder, clusterId, monitorPort, gatewayPort }));
  const env = { ...process.env, CEPH_CONF: join(folder, 'ceph.conf') };
  const run = async (program: string, ...args: string[]): Promise<string> => {
    const { stdout } = await runFile(program, args, { env, timeout: 60_000 });
    return stdout.trim();
  };
  const start = (program: string, ...args: string[]): void => {
    const log = openSync(join(folder, `${program}.out`), 'w');
    children.push(spawn(program, [...args, '-f'], { env, stdio: ['ignore', log, log] }));
  };

  const keyring = join(folder, 'keyring');
  await run(
    'ceph-authtool',
    keyring,
    '--create-keyring',
    '--gen-key',
    '-n',
    'mon.',
    '--cap',
    'mon',
    'allow *',
  );
  for (const [name, monitor] of [
    ['client.admin', 'allow *'],
    ['client.rgw', 'allow rw'],
    ['osd.0', 'allow profile osd'],
  ] as const) {
    await run(
      'ceph-authtool',
      keyring,
      '--gen-key',
      '-n',
      name,
      '--cap',
      'mon',
      monitor,
      '--cap',
      'osd',
      'allow *',
    );
  }
  const map = join(folder, 'monmap');
  const address = `[v2:127.0.0.1:${monitorPort}]`;
  await run('monmaptool', '--create', '--fsid', clusterId, '--addv', 'a', address, map);
  await run('ceph-mon', '--mkfs', '-i', 'a', '--monmap', map, '--keyring', keyring);
  start('ceph-mon', '-i', 'a');

  const storeId = randomUUID();
  await until('the monitor', () => run('ceph', '--connect-timeout', '5', 'osd', 'new', storeId, '0'));
  await run('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', storeId);
  await run('ceph', 'osd', 'crush', 'add', 'osd.0', '1.0', 'root=default', 'host=localhost');
  start('ceph-osd', '-i', '0');
  await until('the object store', async () => {
    if (!(await run('ceph', 'osd', 'stat')).includes('1 up')) throw new Error('not up');
  });
  start('radosgw', '-n', 'client.rgw');
  const url = `http://127.0.0.1:${gatewayPort}`;
  await until('the gateway', () => fetch(url, { signal: AbortSignal.timeout(2000) }));
  const credentials = { accessKeyId: 'TESTACCESSKEY', secretAccessKey: 'TESTSECRETKEY' };
  await run(
    'radosgw-admin',
    'user',
    'create',
    '--uid=test',
    '--display-name=test',
    `--access-key=${credentials.accessKeyId}`,
    `--secret-key=${credentials.secretAccessKey}`,
  );
  return { url, credentials, region: 'us-east-1' };
}

async function until(what: string, attempt: () => Promise<unknown>): Promise<void> {
  const deadlineMs = Date.now() + 60_000;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > deadlineMs)
        throw new Error(`${what} of the Ceph cluster did not start`, { cause: error });
      await delay(200);
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(timer);
}

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
