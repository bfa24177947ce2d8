import { html, standalonePage, type Html } from '../../base/html.ts';
import {
  describeFinding,
  findingPath,
  type Finding,
  type FindingKind,
  type ProofReport,
} from './proof-report.ts';
import { findingNames, totalLines, verdict } from './proof-words.ts';

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
export function proofHtml(report: ProofReport, atMs: number): string {
  const title = "Proof of a drive's journey";
  const body = html`<h1>${title}</h1>
    <p class="verdict ${report.isProven ? 'proven' : 'open'}">${verdict(report)}</p>
    ${sourcesTable(report, atMs)}
    <h2>Files</h2>
    ${totalsTable(report)} ${findingSections(report)}`;
  return standalonePage({ title, style, body });
}

function sourcesTable(report: ProofReport, atMs: number): Html {
  const { inventory, log, manifest } = report;
  const signed =
    inventory.isSigned === null ? 'no manifest says' : inventory.isSigned ? 'yes' : 'NO: it was changed';
  const lines: readonly (readonly [string, string])[] = [
    ['Made', new Date(atMs).toISOString().replace('T', ' ').slice(0, 19).concat(' UTC')],
    ['Inventory', inventory.file],
    ['Its SHA-256', inventory.sha256],
    ['Is the signed one', signed],
    ['Import log', `${log.file} (${report.rows.rows.toLocaleString('en-US')} rows)`],
    ['Manifest', manifest ?? 'none given: rules and keys were not checked'],
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

function totalsTable(report: ProofReport): Html {
  const lines = totalLines(report);
  return html`<table>
    <tbody>
      ${lines.map(
        ([name, files, remark], at) =>
          html`<tr class="${at === lines.length - 1 ? 'sum' : 'part'}">
            <th scope="row">${name}</th>
            <td class="number">${files.toLocaleString('en-US')}</td>
            <td><code>${remark}</code></td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function findingSections(report: ProofReport): Html {
  const byKind = new Map<FindingKind, Finding[]>();
  for (const finding of report.findings) {
    const findings = byKind.get(finding.kind) ?? [];
    findings.push(finding);
    byKind.set(finding.kind, findings);
  }
  return html`${[...byKind].map(([kind, findings]) => section(kind, findings, report.findingCounts[kind] ?? 0))}`;
}

function section(kind: FindingKind, findings: readonly Finding[], count: number): Html {
  const more = count - findings.length;
  return html`<h2>${findingNames[kind]} (${count.toLocaleString('en-US')})</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">What was found</th>
        </tr>
      </thead>
      <tbody>
        ${findings.map(
          (finding) =>
            html`<tr>
              <td><code>${findingPath(finding)}</code></td>
              <td>${describeFinding(finding)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
    ${more === 0 ? null : html`<p class="more">and ${more.toLocaleString('en-US')} more that are not listed.</p>`} `;
}
