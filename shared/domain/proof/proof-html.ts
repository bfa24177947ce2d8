import { html, standalonePage, type Html } from '../../base/html.ts';
import { englishProofPage, type ProofPageTexts } from './proof-page-texts.ts';
import type { Finding, FindingKind, ProofReport } from './proof-report.ts';
import { totalLines } from './proof-words.ts';

const style = `
body { margin: 2rem auto; padding: 0 1rem; max-width: 60rem; background: #fff; color: #111;
  font: 15px/1.45 system-ui, "Liberation Sans", Arial, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.verdict { font-size: 1.15rem; font-weight: bold; border: 2px solid; padding: .6rem .9rem; }
.proven { color: #0a5c2b; } .open { color: #9b1c1c; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #ccc; overflow-wrap: anywhere; }
td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; padding-right: 1.5rem; }
tr.sum td, tr.sum th { border-top: 2px solid #111; font-weight: bold; }
code { font: 13px/1.4 ui-monospace, "Liberation Mono", monospace; }
.more { font-style: italic; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } .verdict { color: #000; } tr { break-inside: avoid; }
  h2 { break-after: avoid; } thead { display: table-header-group; } }
`;

/** The report as a page of HTML that stands by itself. `atMs` is when it was made, milliseconds since the epoch. */
export function proofHtml(
  report: ProofReport,
  atMs: number,
  texts: ProofPageTexts = englishProofPage,
): string {
  const { title, language } = texts;
  const body = html`<h1>${title}</h1>
    <p class="verdict ${report.isProven ? 'proven' : 'open'}">${texts.verdict(report)}</p>
    ${sourcesTable(report, atMs, texts)}
    <h2>${texts.files}</h2>
    ${totalsTable(report, texts)} ${findingSections(report, texts)}`;
  return standalonePage({ title, style, body, language });
}

function sourcesTable(report: ProofReport, atMs: number, texts: ProofPageTexts): Html {
  const { inventory, log, manifest } = report;
  const { isSigned } = inventory;
  const signed = isSigned === null ? texts.signedUnknown : isSigned ? texts.signedYes : texts.signedNo;
  const lines: readonly (readonly [string, string])[] = [
    [texts.made, new Date(atMs).toISOString().replace('T', ' ').slice(0, 19).concat(' UTC')],
    [texts.inventory, inventory.file],
    [texts.sha256, inventory.sha256],
    [texts.signed, signed],
    [texts.log, `${log.file} (${texts.logRows(report.rows.rows)})`],
    [texts.manifest, manifest ?? texts.manifestNone],
  ];
  return html`<table>
    <tbody>
      ${lines.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td><code>${value}</code></td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function totalsTable(report: ProofReport, texts: ProofPageTexts): Html {
  const lines = totalLines(report, texts.totals, texts.bytes);
  return html`<table>
    <tbody>
      ${lines.map(
        ([name, files, remark], at) =>
          html`<tr class="${at === lines.length - 1 ? 'sum' : 'part'}">
            <th scope="row">${name}</th>
            <td class="number">${texts.count(files)}</td>
            <td><code>${remark}</code></td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function findingSections(report: ProofReport, texts: ProofPageTexts): Html {
  const byKind = new Map<FindingKind, Finding[]>();
  for (const finding of report.findings) {
    const findings = byKind.get(finding.kind) ?? [];
    findings.push(finding);
    byKind.set(finding.kind, findings);
  }
  return html`${[...byKind].map(([kind, findings]) => section({ kind, findings, count: report.findingCounts[kind] ?? 0 }, texts))}`;
}

interface FindingsOfKind {
  readonly kind: FindingKind;
  /** The first of them. */
  readonly findings: readonly Finding[];
  readonly count: number;
}

function section({ kind, findings, count }: FindingsOfKind, texts: ProofPageTexts): Html {
  const more = count - findings.length;
  return html`<h2>${texts.findings[kind]} (${texts.count(count)})</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${texts.subject}</th>
          <th scope="col">${texts.found}</th>
        </tr>
      </thead>
      <tbody>
        ${findings.map(
          (finding) =>
            html`<tr>
              <td><code>${texts.subjectOf(finding)}</code></td>
              <td>${texts.foundIn(finding)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
    ${more === 0 ? null : html`<p class="more">${texts.notListed(more)}</p>`} `;
}
