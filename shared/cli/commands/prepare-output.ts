import { formatBytes, formatCount } from '../../base/bytes.ts';
import { formatDuration } from '../../base/time.ts';
import { readBackWords } from '../../engine/drives/read-back.ts';
import type { FileTotal, PreparePlan, PrepareReport } from '../../engine/writer/prepare-spec.ts';
import type { CliContext } from '../context.ts';
import { printable, writeLine } from '../output.ts';

const shownExamples = 5;
const shownFailures = 20;

/** Shows what a prepare would do. */
export function showPlan(context: CliContext, plan: PreparePlan): void {
  const { place } = plan;
  writeLine(
    context,
    `Drive     ${printable(place.root)} (${place.systemType}, ${formatBytes(place.freeBytes)} free, blocks of ${formatBytes(place.blockBytes)})`,
  );
  if (plan.sources.length > 0) {
    writeLine(context, `Sources   ${describe(plan.wanted)}`);
    writeLine(
      context,
      `To copy   ${describe(plan.toCopy)}, ${formatBytes(plan.spaceNeededBytes)} on the drive`,
    );
    if (plan.verified.files > 0) writeLine(context, `Verified  ${describe(plan.verified)} already`);
    if (plan.ignored.files > 0) {
      writeLine(
        context,
        `Left out  ${formatCount(plan.ignored.files, 'file')} by the manifest's ignore rules`,
      );
    }
  }
  if (plan.onDrive.files > 0 || plan.sources.length === 0) {
    const toHash = plan.toHash.files > 0 ? `, ${describe(plan.toHash)} to hash` : '';
    writeLine(context, `On drive  ${describe(plan.onDrive)} from elsewhere${toHash}`);
  }
  for (const [from, to] of plan.addedSubstitutions) {
    writeLine(context, `Adds      substitution ${JSON.stringify(from)} : ${JSON.stringify(to)}`);
  }
  for (const rule of plan.addedIgnoreRules) writeLine(context, `Adds      ignore rule ${rule}`);
  for (const notice of plan.notices) writeLine(context, `Note      ${printable(notice)}`);
  showFindings(context, plan);
  for (const { message, fix } of plan.refusals) {
    writeLine(context, `REFUSED   ${printable(message)}\n          ${printable(fix)}`);
  }
}

/** What was found, each text once, and below it the first paths that it is about. */
function showFindings(context: CliContext, plan: PreparePlan): void {
  for (const { code, severity, count, examples } of plan.findings.counts) {
    const state = examples.every(({ isApplied }) => isApplied) ? ', taken care of' : '';
    writeLine(context, `${severity.padEnd(9)} ${code}, ${formatCount(count, 'time')}${state}`);
    const shown = examples.slice(0, shownExamples);
    let said = '';
    for (const { path, message, fix } of shown) {
      const words = `${message} ${fix}`;
      if (words !== said) writeLine(context, `          ${printable(words)}`);
      said = words;
      if (path !== '') writeLine(context, `            ${printable(path)}`);
    }
    if (count > shown.length)
      writeLine(context, `            … and ${(count - shown.length).toLocaleString('en-US')} more`);
  }
  if (plan.findings.offeredIgnoreRules.length > 0 && !plan.spec.ignoreJunk) {
    writeLine(context, '          --ignore-junk adds ignore rules for the junk.');
  }
}

/** The plan as JSON: everything but the manifest itself, which may hold secrets. */
export function planJson(plan: PreparePlan): unknown {
  const { spec, manifest: _manifest, table: _table, sources, addedSubstitutions, ...rest } = plan;
  return {
    ...rest,
    drive: spec.drive,
    sources: sources.map(({ given }) => given),
    rules: undefined,
    addedSubstitutions: Object.fromEntries(addedSubstitutions),
  };
}

/** Shows what a prepare did and what comes next. */
export function showReport(context: CliContext, report: PrepareReport, drive: string): void {
  const { copied, skipped, adopted, hashedInPlace, ignored } = report;
  writeLine(context);
  const rate = report.seconds > 0 ? `, ${formatBytes(copied.bytes / report.seconds)}/s` : '';
  writeLine(
    context,
    `Copied    ${describe(copied)} in ${formatDuration(report.seconds * 1000)}${copied.files > 0 ? rate : ''}`,
  );
  if (skipped.files > 0) writeLine(context, `Skipped   ${describe(skipped)}, verified before`);
  if (adopted.files > 0)
    writeLine(context, `Found     ${describe(adopted)} on the drive, the same as their sources`);
  if (hashedInPlace.files > 0)
    writeLine(context, `Hashed    ${describe(hashedInPlace)} that were on the drive`);
  if (ignored.files > 0)
    writeLine(context, `Left out  ${formatCount(ignored.files, 'file')} by ignore rules`);
  writeLine(context, `Verified  ${readBackWords[report.readBack]}`);
  writeLine(context, `Inventory ${describe(report)}, SHA-256 ${report.inventorySha256}`);
  writeLine(context, `Manifest  ${printable(report.manifestPath)}`);
  if (report.passwordsLeftOut) {
    writeLine(context, '          The copy on the drive has the lines with passwords left out.');
  }
  if (report.failed > 0) {
    writeLine(context, `FAILED    ${formatCount(report.failed, 'file')}`);
    for (const { path, code, reason } of report.failures.slice(0, shownFailures)) {
      writeLine(context, `          ${printable(path)}: ${reason} [${code}]`);
    }
    if (report.failed > shownFailures) writeLine(context, '          … (--json lists more)');
    writeLine(
      context,
      'Next      put that right and repeat the command; what is verified is not copied again.',
    );
    return;
  }
  const manifest = report.passwordsLeftOut ? ` --manifest ${report.manifestPath}` : '';
  writeLine(context, `Next      drivepost job create --drive ${printable(drive)}${printable(manifest)}`);
}

function describe({ files, bytes }: FileTotal): string {
  return `${formatCount(files, 'file')}, ${formatBytes(bytes)}`;
}
