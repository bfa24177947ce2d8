import type { JobService } from '../service-contract.ts';
import type { Answer } from './answer.ts';

/** Where label pages are: the token follows. */
export const labelPath = '/labels/';

// The page is self-contained: its styles and pictures are in it, and it has no script.
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
} as const;

/** The label page behind a path under `/labels/`. An unknown and an expired token look the same. */
export async function labelAnswer(service: JobService, path: string): Promise<Answer> {
  const token = path.slice(labelPath.length);
  const page = /^[\w-]{16,128}$/.test(token) ? await service.labelPage(token) : null;
  if (page !== null) return { status: 200, headers, body: page };
  return plainPage(404, 'No label here', 'This link is not valid, or no longer. Ask for the label again.');
}

/** A page that only says something. */
export function plainPage(status: number, title: string, text: string): Answer {
  const body = `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>\n`;
  return { status, headers, body };
}
