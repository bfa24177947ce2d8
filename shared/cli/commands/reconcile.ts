import { Command } from 'commander';
import type { LogSource } from '../../engine/proof/log-source.ts';
import type { ProofReport } from '../../domain/proof/proof-report.ts';
import type { CliContext } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { formatTable, printable, withExamples, writeJson, writeLine } from '../output.ts';
import { createProgressLine } from '../progress-line.ts';
import { savePage } from '../save-page.ts';

interface ReconcileFlags {
  readonly manifest?: string;
  readonly json?: boolean;
  readonly html?: string;
  readonly endpointUrl?: string;
  readonly region?: string;
  readonly profile?: string;
}

/** How many findings of each kind a terminal shows. */
const findingsShown = 20;

/** `drivepost reconcile`: accounts for every file of an inventory by the import log. */
export function reconcileCommand(context: CliContext): Command {
  const command = new Command('reconcile')
    .description(
      'Prove a journey: every file of the inventory was loaded with the same MD5, ignored by a rule, or failed with a reason',
    )
    .argument(
      '<inventory>',
      'an inventory (as md5sum writes), or the root of a drive that has one in .drivepost/',
    )
    .argument('<log>', 'the import log: a file, s3://bucket/key, or - for stdin')
    .option(
      '--manifest <file>',
      "the manifest that drove the load, to check rules and keys (default: the drive's own copy)",
    )
    .option(
      '--endpoint-url <url>',
      'where s3:// is (default: AWS_ENDPOINT_URL_S3, the AWS config, or Amazon)',
    )
    .option('--region <name>', 'region of the bucket (default: AWS_REGION, the AWS config, or us-east-1)')
    .option('--profile <name>', 'profile of the AWS config files')
    .option('--json', 'print the report as JSON')
    .option('--html <file>', 'also write the report as a page of HTML')
    .action(async (inventory: string, log: string, flags: ReconcileFlags) => {
      const report = await runProve(context, { inventory, log, flags });
      if (flags.html !== undefined) await writeHtml(context, flags.html, report);
      if (flags.json === true) writeJson(context, report);
      else await printReport(context, report, flags.html);
      if (!report.isProven) context.exit(exitCodes.found);
    });
  command.addHelpText(
    'after',
    `
Exit codes:
  0  proven: every file was loaded with the same MD5 or ignored, and nothing else was found
  1  found something: files that failed, are missing or differ, files the inventory does not have,
     or lines that cannot be read. A file that failed is accounted for, but it did not arrive.`,
  );
  return withExamples(command, [
    'drivepost reconcile /media/drive import-log-53TX4',
    'drivepost reconcile manifest-md5.txt import-log-53TX4 --manifest manifest.txt --html proof.html',
    'drivepost reconcile /media/drive s3://bucket/logs/import-log-53TX4 --endpoint-url https://s3.example.com',
    'cat import-log-53TX4 | drivepost reconcile manifest-md5.txt - --json',
  ]);
}

async function runProve(
  context: CliContext,
  inputs: { readonly inventory: string; readonly log: string; readonly flags: ReconcileFlags },
): Promise<ProofReport> {
  const { prove } = await import('../../engine/proof/prove.ts');
  const { log, flags } = inputs;
  const line = createProgressLine(context);
  try {
    return await prove({
      source: inputs.inventory,
      log: await logSource(context, log, flags),
      manifestFile: flags.manifest,
      signal: context.signal,
      report: line.report,
    });
  } finally {
    line.end();
  }
}

async function logSource(context: CliContext, log: string, flags: ReconcileFlags): Promise<LogSource> {
  const { env, clock, signal } = context;
  if (log === '-') return { name: 'stdin', canReopen: false, read: () => context.stdin };
  if (log.startsWith('s3://')) {
    const { readObject } = await import('../../engine/s3/read-object.ts');
    const { endpointUrl, region, profile } = flags;
    const request = { url: log, env, clock, endpointUrl, region, profile };
    return { name: log, canReopen: true, read: () => readObject(request, signal) };
  }
  const { fileLog } = await import('../../engine/proof/log-source.ts');
  return fileLog(log, signal);
}

async function writeHtml(context: CliContext, file: string, report: ProofReport): Promise<void> {
  const { proofHtml } = await import('../../domain/proof/proof-html.ts');
  await savePage(file, proofHtml(report, context.clock.now()));
}

async function printReport(context: CliContext, report: ProofReport, htmlFile?: string): Promise<void> {
  const { totalLines, verdict } = await import('../../domain/proof/proof-words.ts');
  const { inventory, log, manifest, rows } = report;
  const signed =
    inventory.isSigned === null ? '' : inventory.isSigned ? ', the signed one' : ', NOT the signed one';
  writeLine(
    context,
    formatTable([
      ['Inventory', `${printable(inventory.file)} (SHA-256 ${inventory.sha256.slice(0, 16)}…${signed})`],
      ['Log', `${printable(log.file)} (${rows.rows.toLocaleString('en-US')} rows)`],
      ['Manifest', manifest === null ? 'none: rules and keys were not checked' : printable(manifest)],
    ]),
  );
  writeLine(context);
  const totals = totalLines(report);
  const width = Math.max(...totals.map(([, files]) => files.toLocaleString('en-US').length));
  writeLine(
    context,
    formatTable(
      totals.map(([name, files, remark]) => [
        name,
        files.toLocaleString('en-US').padStart(width),
        printable(remark),
      ]),
    ),
  );
  if (report.findings.length > 0) await printFindings(context, report);
  if (htmlFile !== undefined) writeLine(context, `\nReport: ${printable(htmlFile)}`);
  writeLine(context, `\n${verdict(report)}`);
}

async function printFindings(context: CliContext, report: ProofReport): Promise<void> {
  const { describeFinding, findingPath } = await import('../../domain/proof/proof-report.ts');
  const shown = new Map<string, number>();
  writeLine(context);
  for (const finding of report.findings) {
    const count = (shown.get(finding.kind) ?? 0) + 1;
    shown.set(finding.kind, count);
    if (count > findingsShown) continue;
    const path = findingPath(finding);
    writeLine(
      context,
      printable(path === '' ? describeFinding(finding) : `${path}: ${describeFinding(finding)}`),
    );
  }
  const { findingNames } = await import('../../domain/proof/proof-words.ts');
  for (const [kind, count] of Object.entries(report.findingCounts)) {
    const more = count - findingsShown;
    const name = Object.entries(findingNames).find(([known]) => known === kind)?.[1] ?? kind;
    if (more > 0) writeLine(context, `${name}: ${more.toLocaleString('en-US')} more, see --json or --html`);
  }
}
