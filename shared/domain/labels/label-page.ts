import { html, standalonePage, type Html } from '../../base/html.ts';

export type Paper = 'A4' | 'Letter';

/** Black on white, sized in millimetres and points, so that it prints as it looks. */
const style = `
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 8mm; max-width: 190mm; background: #fff; color: #000;
  font: 11pt/1.3 Arial, Helvetica, "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 20pt; margin: 0 0 4mm; }
h2 { font-size: 10pt; margin: 0 0 1mm; text-transform: uppercase; letter-spacing: .06em; }
.box { border: .6mm solid #000; padding: 4mm 5mm; margin-bottom: 4mm; break-inside: avoid; }
.to { font-size: 20pt; line-height: 1.3; font-weight: bold; }
.from { font-size: 11pt; font-weight: normal; }
.blank { height: 7mm; border-bottom: .2mm solid #000; }
.codes { display: flex; align-items: center; justify-content: space-between; gap: 8mm; }
.codes svg { display: block; }
.bars svg { width: auto; height: 24mm; }
.square svg { width: 34mm; height: 34mm; }
.id { font: bold 26pt/1.1 "Courier New", "Liberation Mono", monospace; letter-spacing: .12em; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 1.2mm 2mm; border-bottom: .2mm solid #000; }
th { width: 45mm; font-weight: bold; }
ul.check { list-style: none; margin: 0; padding: 0; }
ul.check li { padding: 1mm 0; }
ul.check li::before { content: ""; display: inline-block; width: 4mm; height: 4mm; border: .4mm solid #000;
  margin-right: 3mm; vertical-align: -.6mm; }
p { margin: 0 0 2mm; }
@media print { body { padding: 0; max-width: none; } }
`;

/** A page to print, that stands by itself. */
export function labelPage(page: {
  readonly title: string;
  readonly paper: Paper;
  readonly body: Html;
  /** What its texts are written in. */
  readonly language: string;
}): string {
  return standalonePage({ ...page, style: `@page { size: ${page.paper}; margin: 12mm; }${style}` });
}

/** Lines of an address, each on its own. */
export function linesHtml(lines: readonly string[]): Html {
  return html`${lines.map((line) => html`<div>${line}</div> `)}`;
}
