import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakePorts, type FakePorts } from '../../../../test/desktop/fake-ports.ts';
import { openServices, type Services } from '../../services.ts';
import { createAppHandlers } from './app-handlers.ts';

let folder: string;
let fake: FakePorts;
let services: Services;
const opened: string[] = [];
const { signal } = new AbortController();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-app-'));
  opened.length = 0;
  fake = fakePorts(folder, {
    windows: { open: (mode) => void opened.push(mode), openShipment: () => undefined },
  });
  services = await openServices(fake.ports);
});
afterEach(async () => {
  await services.close();
  await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 50 });
});

describe('the program as a window sees it', () => {
  test('tells what the window is for, and nothing that the contract does not name', async () => {
    const handlers = createAppHandlers(services, 'station');
    expect(await handlers['app.info'](undefined, signal)).toMatchObject({
      mode: 'station',
      secrets: 'encrypted',
      systemLanguage: 'en',
    });
  });

  test('opens a mode, and remembers it only when asked to', async () => {
    const handlers = createAppHandlers(services, null);
    await handlers['app.openMode']({ mode: 'station', remember: false }, signal);
    expect(services.settings.get().mode).toBeNull();
    await handlers['app.openMode']({ mode: 'customer', remember: true }, signal);
    expect(services.settings.get().mode).toBe('customer');
    expect(opened).toEqual(['station', 'customer']);
  });

  test('reads small texts only, of files that the person has chosen', async () => {
    const handlers = createAppHandlers(services, 'customer');
    const read = (name: string): unknown => handlers['app.readText']({ path: join(folder, name) }, signal);
    await writeFile(join(folder, 'manifest'), 'bucket: ä\n');
    await writeFile(join(folder, 'large'), 'x'.repeat(256 * 1024 + 1));
    await writeFile(join(folder, 'binary'), Buffer.from([0xff, 0xfe, 0x00]));
    await expect(read('manifest')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const names = ['manifest', 'large', 'binary', 'absent', '.'];
    fake.choices.push(names.map((name) => join(folder, name)));
    await handlers['app.choose']({ kind: 'files', title: 'Open' }, signal);
    expect(await read('manifest')).toEqual({ text: 'bucket: ä\n' });
    for (const name of ['large', 'binary', 'absent', '.']) {
      await expect(read(name)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    }
  });

  test('saves a text where the person says', async () => {
    const handlers = createAppHandlers(services, 'customer');
    const path = join(folder, 'saved.txt');
    fake.savePaths.push(path);
    const request = { title: 'Save', name: 'saved.txt', text: 'hello' };
    expect(await handlers['app.saveText'](request, signal)).toEqual({ path });
    expect(await readFile(path, 'utf8')).toBe('hello');
    expect(await handlers['app.saveText'](request, signal)).toEqual({ path: null });
  });

  test('shows a test notification in the language that is chosen', async () => {
    const handlers = createAppHandlers(services, 'customer');
    await services.settings.change({ language: 'de' });
    expect(await handlers['app.testNotification'](undefined, signal)).toEqual({ isShown: true });
    expect(fake.notifications.map(({ title }) => title)).toEqual(['Benachrichtigungen funktionieren']);
  });

  test('names the libraries of the bundle, and none where there is no bundle', async () => {
    const handlers = createAppHandlers(services, 'customer');
    expect(await handlers['app.libraries'](undefined, signal)).toEqual([]);
    const library = { name: 'zod', version: '4.0.0', license: 'MIT', text: '' };
    await writeFile(join(folder, 'libraries.json'), JSON.stringify([library]));
    expect(await handlers['app.libraries'](undefined, signal)).toEqual([library]);
  });
});
