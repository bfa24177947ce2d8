import { BrowserWindow, session, type PrinterInfo, type WebContentsPrintOptions } from 'electron';
import { AppError } from '../../../shared/base/errors.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import type { Printing } from '../ports.ts';

const loadTimeoutMs = 30_000;
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'",
};

/** Prints pages of HTML in a window that nobody sees, without scripts and without network. */
export function createPrinting(): Printing {
  const { withPage } = createPress();
  return {
    printers: () =>
      withPage('', async ({ webContents }) => (await webContents.getPrintersAsync()).map(printerOf)),
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

/** Which printer is the system's own is told by some versions of Electron only. */
function printerOf(info: PrinterInfo & { readonly isDefault?: boolean }): {
  name: string;
  title: string;
  isDefault: boolean;
} {
  const { name, displayName, isDefault = false } = info;
  return { name, title: displayName === '' ? name : displayName, isDefault };
}

interface Press {
  /** Shows a page in a window of its own for as long as `use` runs. Throws PRINT_FAILED when it cannot be shown. */
  readonly withPage: <T>(html: string, use: (window: BrowserWindow) => Promise<T>) => Promise<T>;
}

/** A session in which there are the pages that are being printed, and nothing else: no network, no files. */
function createPress(): Press {
  const pages = new Map<string, string>();
  const shutIn = session.fromPartition('printing');
  let last = 0;
  shutIn.protocol.handle('page', ({ url }) => {
    const html = pages.get(url);
    return html === undefined
      ? new Response('', { status: 404 })
      : new Response(html, { headers: pageHeaders });
  });
  shutIn.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !pages.has(url) && !url.startsWith('data:') }),
  );
  shutIn.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  return {
    async withPage(html, use) {
      last += 1;
      const url = `page://print/${last}`;
      pages.set(url, html);
      const window = new BrowserWindow({
        show: false,
        webPreferences: { javascript: false, sandbox: true, contextIsolation: true, session: shutIn },
      });
      const timer = setTimeout(() => window.destroy(), loadTimeoutMs);
      try {
        await window.loadURL(url);
        clearTimeout(timer);
        return await use(window);
      } catch (error) {
        if (error instanceof AppError) throw error;
        throw appError('PRINT_FAILED', { detail: 'The page could not be shown.', cause: error });
      } finally {
        clearTimeout(timer);
        pages.delete(url);
        if (!window.isDestroyed()) window.destroy();
      }
    },
  };
}
