import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDesktop, type Desktop } from './support/desktop.ts';

let desktop: Desktop;

/** The bridge is there, in the preload script; what goes over it must have no effect and no answer. */
const changeSettings = `(() => {
  window.heard = [];
  window.drivepost.listen((answer) => window.heard.push(answer.kind));
  window.drivepost.post({ kind: 'call', id: 9001, name: 'settings.change', input: { paper: 'Letter' } });
})()`;

describe.skipIf(inject('noWindow') !== '')('the program', () => {
  beforeAll(async () => {
    desktop = await openDesktop({ mode: 'customer' });
    await desktop.page.getByRole('navigation').waitFor();
  });
  afterAll(() => desktop?.close());

  test('serves files of the window only, each page with a policy and a nonce of its own', async () => {
    const answers = await desktop.app.evaluate(async ({ net }) => {
      const statusOf = async (address: string, method = 'GET'): Promise<number> => {
        try {
          return (await net.fetch(address, { method })).status;
        } catch {
          return 0;
        }
      };
      const page = await net.fetch('app://drivepost/');
      const again = await net.fetch('app://drivepost/');
      return {
        page: page.status,
        policy: page.headers.get('content-security-policy') ?? '',
        policyAgain: again.headers.get('content-security-policy') ?? '',
        text: await page.text(),
        refused: [
          await statusOf('app://drivepost/../electron/main.js'),
          await statusOf('app://drivepost/%2e%2e/electron/main.js'),
          await statusOf('app://drivepost/..%2felectron%2fmain.js'),
          await statusOf('app://drivepost/..%5c..%5cpackage.json'),
          await statusOf('app://drivepost/%00.html'),
          await statusOf('app://drivepost/%'),
          await statusOf('app://stranger/index.html'),
          await statusOf('app://drivepost/', 'POST'),
        ],
      };
    });
    expect(answers.page).toBe(200);
    expect(answers.refused.filter((status) => status !== 404 && status !== 0)).toEqual([]);
    const nonce = /'nonce-([^']+)'/.exec(answers.policy)?.[1] ?? '';
    expect(nonce.length).toBeGreaterThan(20);
    expect(answers.text).toContain(nonce);
    expect(answers.policyAgain).not.toContain(nonce);
    expect(answers.policy).toContain("default-src 'none'");
    expect(answers.policy).not.toMatch(/unsafe-|\*|https?:/);
  });

  test('answers only its own page, in a window that the program has opened', async () => {
    const { app, page } = desktop;
    const heard = await app.evaluate(async ({ app: program, BrowserWindow }, script) => {
      const { existsSync } = process.getBuiltinModule('node:fs');
      const preload = ['/dist/electron/preload.cjs', '/electron/preload.cjs']
        .map((path) => program.getAppPath() + path)
        .find((path) => existsSync(path));
      const [own] = BrowserWindow.getAllWindows();
      if (own === undefined || preload === undefined)
        throw new Error('There is no window or no preload script.');
      const results: unknown[] = [];
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      // Our own page, but in a window that nobody answers; a foreign page; our own window, brought to one by force.
      for (const address of ['app://drivepost/icon.svg', 'data:text/html,<p>x</p>']) {
        await stranger.loadURL(address);
        await stranger.webContents.executeJavaScript(script);
        results.push(await stranger.webContents.executeJavaScript('window.heard'));
      }
      const home = own.webContents.getURL();
      await own.webContents.loadURL('data:text/html,<p>x</p>');
      await own.webContents.executeJavaScript(script);
      // Settings are changed one after the other: what a stranger had changed would be there before this is answered.
      await own.webContents.loadURL(home);
      await own.webContents.executeJavaScript(
        `new Promise((resolve) => {
          window.drivepost.listen((answer) => answer.id === 9002 && resolve(0));
          window.drivepost.post({ kind: 'call', id: 9002, name: 'settings.change', input: { theme: 'dark' } });
        })`,
      );
      results.push(await stranger.webContents.executeJavaScript('window.heard'));
      stranger.destroy();
      return results;
    }, changeSettings);
    expect(heard).toEqual([[], [], []]);
    await page.getByRole('navigation').waitFor();
    const settings = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const { drivepost } = window as unknown as {
            drivepost: {
              listen(on: (m: { id: number; value: unknown }) => void): void;
              post(m: object): void;
            };
          };
          drivepost.listen(({ id, value }) => {
            if (id === 9003) resolve(value);
          });
          drivepost.post({ kind: 'open', id: 9003, name: 'settings.watch', input: undefined });
        }),
    );
    expect(settings).toMatchObject({ paper: 'A4', theme: 'dark' });
  });

  test('refuses what the contract does not know', async () => {
    const answers = await desktop.page.evaluate(
      (names) =>
        new Promise((resolve) => {
          const { drivepost } = window as unknown as {
            drivepost: { listen(on: (m: Refused) => void): void; post(m: object): void };
          };
          interface Refused {
            readonly id: number;
            readonly kind: string;
            readonly error?: { readonly code: string };
          }
          const heard = new Map<number, string>();
          drivepost.listen(({ id, kind, error }) => {
            if (id < 9100) return;
            heard.set(id, `${kind} ${error?.code ?? ''}`);
            if (heard.size === names.length) resolve([...heard.values()]);
          });
          drivepost.post({ kind: 'nothing', id: 9099 });
          drivepost.post({ kind: 'call', id: 'not a number', name: 'app.info' });
          names.forEach((name, index) => {
            drivepost.post({ kind: 'call', id: 9100 + index, name, input: { paper: 'A3' } });
          });
        }),
      ['constructor', '__proto__', 'app.nothing', 'settings.watch', 'settings.change', 'app.openMode'],
    );
    expect(answers).toEqual(Array.from({ length: 6 }, () => 'refusal BAD_REQUEST'));
  });
});
