import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';

/** Where the window's own pages come from. */
export const appOrigin = 'app://drivepost';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the files of one folder, and nothing else, as app://drivepost/. */
export function serveApp(folder: string): void {
  protocol.handle('app', async (request) => {
    const file = fileOf(request.url, folder);
    const type = file === null ? undefined : types[extname(file)];
    if (request.method !== 'GET' || file === null || type === undefined) return notFound();
    try {
      return extname(file) === '.html' ? await page(file) : new Response(await readFile(file), headers(type));
    } catch {
      return notFound();
    }
  });
}

/** The file that an address names; null for one that lies elsewhere. */
function fileOf(address: string, folder: string): string | null {
  const { host, pathname } = new URL(address);
  if (host !== 'drivepost') return null;
  try {
    const file = normalize(join(folder, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)));
    return file.startsWith(folder + sep) && !file.includes('\0') ? file : null;
  } catch {
    return null;
  }
}

/** A page with a fresh nonce, for the styles that the component library makes while it runs. */
async function page(file: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const text = (await readFile(file, 'utf8')).replaceAll('{{style-nonce}}', nonce);
  return new Response(text, headers(types['.html'] ?? '', contentSecurityPolicy(nonce)));
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "frame-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function headers(type: string, policy?: string): ResponseInit {
  return {
    headers: {
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      ...(policy === undefined ? {} : { 'content-security-policy': policy }),
    },
  };
}

function notFound(): Response {
  return new Response('', { status: 404 });
}
