import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDesktop, type Desktop } from './support/desktop.ts';

/** What Chromium says of what it refuses. */
const refusals =
  /Content Security Policy|ERR_(BLOCKED|FAILED|ACCESS|ABORTED|INVALID)|Not allowed to (load|launch|navigate)|WebSocket connection|CORS|sandboxed|Autofocus/;

let desktop: Desktop;
let server: Server;
/** A site that would like to be asked. */
let site: string;
let asked: string[] = [];

const noWindow = inject('noWindow') !== '';

describe.skipIf(noWindow)('the window', () => {
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('access-control-allow-origin', '*').end('window.stranger = true;');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    desktop = await openDesktop({ mode: 'customer', expectedErrors: refusals });
    await desktop.page.getByRole('navigation').waitFor();
  });
  afterAll(async () => {
    await desktop?.close();
    server?.close();
  });

  test('has nothing of Node and of Electron but the bridge', async () => {
    const seen = await desktop.page.evaluate(() => ({
      globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
      bridge: Object.keys((window as unknown as { drivepost: object }).drivepost).sort(),
      isFixed: Object.isFrozen((window as unknown as { drivepost: object }).drivepost),
    }));
    expect(seen).toEqual({
      globals: [],
      bridge: ['listen', 'onRoute', 'pathForFile', 'post'],
      isFixed: true,
    });
  });

  test('runs no script that is not a file of the program', async () => {
    const ran = await desktop.page.evaluate(async (strange) => {
      const results: string[] = [];
      const inline = document.createElement('script');
      inline.textContent = 'window.inlineRan = true';
      document.body.append(inline);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.inlineRan = true');
      image.src = 'data:,';
      document.body.append(image);
      await new Promise((resolve) => {
        image.addEventListener('error', resolve);
      });
      if ('inlineRan' in window) results.push('inline');
      for (const source of [`${strange}/x.js`, 'data:text/javascript,window.stranger=1']) {
        const script = document.createElement('script');
        script.src = source;
        const settled = new Promise((resolve) => {
          script.addEventListener('load', () => resolve(results.push(source)));
          script.addEventListener('error', resolve);
        });
        document.body.append(script);
        await settled;
      }
      // From a timer, for the policy does not hold for what the driver itself evaluates.
      await new Promise((resolve) => {
        setTimeout(() => {
          // oxlint-disable-next-line no-eval, no-implied-eval, typescript/no-implied-eval -- what is to be refused
          for (const evaluate of [() => (0, eval)('1'), () => new Function('return 1')()]) {
            try {
              evaluate();
              results.push('eval');
            } catch {
              // As it should be.
            }
          }
          resolve(null);
        }, 0);
      });
      return results;
    }, site);
    expect(ran).toEqual([]);
  });

  test('asks nobody on the network, in no way', async () => {
    asked = [];
    const reached = await desktop.page.evaluate(async (strange) => {
      const results: string[] = [];
      const settle = (name: string, element: HTMLElement): Promise<unknown> =>
        new Promise((resolve) => {
          element.addEventListener('load', () => resolve(results.push(name)));
          element.addEventListener('error', resolve);
          document.body.append(element);
        });
      await fetch(`${strange}/fetch`).then(
        () => results.push('fetch'),
        () => undefined,
      );
      await fetch('file:///etc/passwd').then(
        () => results.push('file'),
        () => undefined,
      );
      navigator.sendBeacon(`${strange}/beacon`, 'x');
      const image = Object.assign(document.createElement('img'), { src: `${strange}/image` });
      await settle('image', image);
      const sheet = document.createElement('link');
      Object.assign(sheet, { rel: 'stylesheet', href: `${strange}/sheet` });
      await settle('sheet', sheet);
      await new Promise((resolve) => {
        try {
          const socket = new WebSocket(strange.replace('http', 'ws'));
          socket.addEventListener('open', () => resolve(results.push('socket')));
          socket.addEventListener('error', resolve);
        } catch {
          resolve(null);
        }
      });
      return results;
    }, site);
    expect(reached).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('is given no permission', async () => {
    const given = await desktop.page.evaluate(async () => {
      const results: string[] = [];
      const attempts: Readonly<Record<string, () => Promise<unknown>>> = {
        camera: () => navigator.mediaDevices.getUserMedia({ video: true, audio: true }),
        screen: () => navigator.mediaDevices.getDisplayMedia(),
        clipboard: () => navigator.clipboard.readText(),
        place: () =>
          new Promise((resolve, reject) => {
            navigator.geolocation.getCurrentPosition(resolve, reject);
          }),
        notifications: async () => {
          if ((await Notification.requestPermission()) !== 'granted') throw new Error('refused');
        },
      };
      for (const [name, attempt] of Object.entries(attempts)) {
        await attempt().then(
          () => results.push(name),
          () => undefined,
        );
      }
      return results;
    });
    expect(given).toEqual([]);
  });

  test('gives frames no bridge', async () => {
    const seen = await desktop.page.evaluate(async (strange) => {
      const results: string[] = [];
      for (const [name, value] of [
        ['srcdoc', '<p>x</p>'],
        ['src', '/index.html'],
        ['src', `${strange}/frame`],
      ] as const) {
        const frame = document.createElement('iframe');
        frame.setAttribute(name, value);
        const settled = new Promise((resolve) => {
          frame.addEventListener('load', resolve);
        });
        document.body.append(frame);
        await settled;
        try {
          if (frame.contentWindow !== null && 'drivepost' in frame.contentWindow) results.push('bridge');
        } catch {
          // Of another origin: out of reach, and without a bridge all the more.
        }
        frame.remove();
      }
      return results;
    }, site);
    expect(seen).toEqual([]);
  });

  test('goes nowhere else, and opens nothing', async () => {
    const { app, page } = desktop;
    asked = [];
    for (const address of [`${site}/go`, 'file:///etc/passwd', 'data:text/html,<h1>Stranger</h1>']) {
      await page.evaluate((target) => {
        const link = Object.assign(document.createElement('a'), { href: target, textContent: 'go' });
        document.body.append(link);
        link.click();
        const blank = Object.assign(document.createElement('a'), { href: target, target: '_blank' });
        document.body.append(blank);
        blank.click();
        const saved = Object.assign(document.createElement('a'), { href: target, download: 'x' });
        document.body.append(saved);
        saved.click();
        window.open(target);
        const form = Object.assign(document.createElement('form'), { action: target, method: 'post' });
        document.body.append(form);
        form.submit();
        window.location.assign(target);
      }, address);
    }
    // A round through the program behind all of that: what was to happen would have happened.
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    // Without the driver's own waiting: it takes what was refused for something still to come.
    expect(await page.evaluate(() => document.querySelector('nav') !== null)).toBe(true);
    expect(await page.evaluate(() => window.location.href)).toMatch(/^app:\/\/drivepost\//);
    expect(app.windows()).toHaveLength(1);
    expect(asked).toEqual([]);
  });
});
