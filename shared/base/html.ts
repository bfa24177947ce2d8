import { printable } from './printable.ts';

/** HTML that is safe to print as it is. Only the `html` template and `trustedHtml` make it. */
export interface Html {
  readonly html: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, between tags and in quoted attributes. Control characters are shown as by `printable`. */
function escapeHtml(text: string): string {
  return printable(text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? ''));
}

/** Takes a text that is HTML already and was made by ourselves, such as a drawing. */
export function trustedHtml(text: string): Html {
  return { html: text };
}

type HtmlValue = string | number | Html | readonly HtmlValue[] | null;

/** A piece of HTML: every value put in is escaped, unless it is HTML itself. Null is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { html: parts.map((part, at) => part + markup(values[at] ?? null)).join('') };
}

function markup(value: HtmlValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if ('html' in value) return value.html;
  return value.map(markup).join('');
}

/** A whole page that stands by itself: nothing is fetched, no script runs, whatever a name in it says. */
export function standalonePage(page: {
  readonly title: string;
  readonly style: string;
  readonly body: Html;
  /** What its texts are written in; English when left out. */
  readonly language?: string;
}): string {
  return html`<!doctype html>
    <html lang="${page.language ?? 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width" />
        <title>${page.title}</title>
        <style>
          ${trustedHtml(page.style)}
        </style>
      </head>
      <body>
        ${page.body}
      </body>
    </html> `.html;
}
