import { BrowserWindow, type WebContentsPrintOptions } from 'electron';
import { appError } from '../../../shared/domain/error-codes.ts';
import type { Printing } from '../ports.ts';

const loadTimeoutMs = 15_000;

/** Prints pages of HTML in a window that nobody sees, without scripts and without network. */
export function createPrinting(): Printing {
  return {
    printers: () =>
      withPage('', async ({ webContents }) =>
        (await webContents.getPrintersAsync()).map(({ name, displayName }) => ({
          name,
          title: displayName === '' ? name : displayName,
          isDefault: false,
        })),
      ),
    print: (html, { printer, paper }) =>
      withPage(html, ({ webContents }) => {
        const how: WebContentsPrintOptions = {
          silent: printer !== null,
          ...(printer === null ? {} : { deviceName: printer }),
          pageSize: paper,
          printBackground: true,
          margins: { marginType: 'default' },
        };
        return new Promise<boolean>((resolve, reject) => {
          webContents.print(how, (isPrinted, reason) => {
            if (isPrinted) resolve(true);
            else if (/cancel/i.test(reason)) resolve(false);
            else reject(appError('PRINT_FAILED', { detail: reason }));
          });
        });
      }),
    pdf: (html, paper) =>
      withPage(html, ({ webContents }) =>
        webContents.printToPDF({ pageSize: paper, printBackground: true, preferCSSPageSize: true }),
      ),
  };
}

async function withPage<T>(html: string, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { javascript: false, sandbox: true, contextIsolation: true, partition: 'printing' },
  });
  try {
    const url = `data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`;
    const timer = setTimeout(() => window.destroy(), loadTimeoutMs);
    await window.loadURL(url);
    clearTimeout(timer);
    return await use(window);
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}
