import type { FileSystem } from '../../domain/drive/file-systems.ts';
import { appError } from '../../domain/error-codes.ts';
import { drivepostIgnoreRule } from '../../domain/inventory/inventory.ts';
import { createFindingSummary, type FindingSummary } from '../../domain/keys/finding.ts';
import { compileKeys, type KeyRules } from '../../domain/keys/key-for.ts';
import { createLayout } from '../../domain/keys/layout.ts';
import { createLinter } from '../../domain/keys/lint.ts';
import type { LintItem } from '../../domain/keys/placement.ts';
import type { Manifest } from '../../domain/manifest/manifest.ts';
import { readManifest } from '../../domain/manifest/read-manifest.ts';
import { driveOf, type Place } from '../drives/drive-of.ts';
import { displayOf, textOf } from '../files/byte-path.ts';
import { checkOutput } from './check-output.ts';
import { earlierSubstitutions, readVerified, walkDrive, walkUnclaimed } from './known-drive.ts';
import { planSources } from './plan-sources.ts';
import type { PreparePlan, PrepareSpec } from './prepare-spec.ts';
import { createRenames } from './renames.ts';
import { contentRefusals, placeRefusals } from './refusals.ts';
import { lintItemOf, openSources, walkSources, look, type Source } from './sources.ts';
import { createPauses, createTally, type LongWork } from './tally.ts';
import type { VerifiedTable } from './verified-table.ts';

/**
 * Finds out what a prepare would do: files, bytes, space, findings, and whatever keeps it from beginning. Touches
 * nothing. Throws PREPARE_REFUSED for a manifest with errors, for sources within the drive and for an output there, FILE_UNREADABLE for a
 * source or drive that is not there, DRIVE_REFUSED for a place that cannot be a drive.
 */
export async function planPrepare(spec: PrepareSpec, work: LongWork): Promise<PreparePlan> {
  const manifest = validManifest(spec.manifest);
  const place = await driveOf(spec.drive);
  const refusals = placeRefusals(place, spec);
  const [first] = refusals;
  if (first !== undefined) {
    throw appError('DRIVE_REFUSED', { detail: first.message, advice: first.fix, details: { refusals } });
  }
  if (spec.output !== undefined) checkOutput(spec.output, place.root);
  const fileSystem = spec.fileSystem ?? place.fileSystem ?? 'ext4';
  const sources = openSources(spec.sources, place.root);
  const planning: Planning = {
    spec,
    work,
    place,
    fileSystem,
    manifest,
    sources,
    table: readVerified(place.root, fileSystem),
  };
  const rules = rulesFor(planning);
  return { ...(await planContent(planning, rules)), notices: noticesFor(planning) };
}

interface Planning {
  readonly spec: PrepareSpec;
  readonly work: LongWork;
  readonly place: Place;
  readonly fileSystem: FileSystem;
  readonly manifest: Manifest;
  readonly sources: readonly Source[];
  readonly table: VerifiedTable;
}

function validManifest(bytes: Uint8Array): Manifest {
  const { manifest, problems } = readManifest(bytes);
  if (manifest !== undefined) return manifest;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const lines = errors.map(({ line, message }) => `\n  ${line === null ? '' : `line ${line}: `}${message}`);
  throw appError('PREPARE_REFUSED', {
    detail: `The manifest has errors:${lines.join('')}`,
    advice: 'Put them right; `drivepost manifest check FILE` says how.',
    details: { problems },
  });
}

/** The manifest's rules, and what earlier runs on this drive and this one add to them. */
function rulesFor(planning: Planning): KeyRules {
  const { manifest, place, spec } = planning;
  const substitutions = new Map(manifest.substitutions);
  for (const [from, to] of earlierSubstitutions(place.root)) {
    if (!substitutions.has(from)) substitutions.set(from, to);
  }
  const ignore = new Set([...manifest.ignore, drivepostIgnoreRule]);
  if (spec.ignoreJunk) for (const rule of junkRules(planning)) ignore.add(rule);
  return { prefix: manifest.prefix, ignore: [...ignore], substitutions };
}

/** The ignore rules that the linter offers for what is in the sources and on the drive. */
function junkRules(planning: Planning): readonly string[] {
  const { sources, spec, place, work } = planning;
  const { summary, lint } = createLint(planning.fileSystem, planning.manifest.ignore);
  const renames = createRenames(spec.renames);
  for (const item of walkSources(sources, spec.keyPrefix)) {
    work.signal.throwIfAborted();
    const linted = lintItemOf(item, item.keyPath, look(item.source.root, item.path));
    lint({ ...linted, text: renames.nameOf(item).text });
  }
  for (const item of walkDrive(place.root)) lint(lintItemOf(item, item.path, item.stats));
  return summary.report().offeredIgnoreRules;
}

function createLint(
  fileSystem: FileSystem,
  ignore: readonly string[],
): { readonly summary: FindingSummary; readonly lint: (item: LintItem) => void } {
  const summary = createFindingSummary();
  return { summary, lint: createLinter({ fileSystem, report: summary.add, ignore }) };
}

async function planContent(planning: Planning, rules: KeyRules): Promise<Omit<PreparePlan, 'notices'>> {
  const { spec, place, fileSystem, manifest, sources, table } = planning;
  const { summary, lint } = createLint(fileSystem, rules.ignore);
  const layout = createLayout({
    rules: { ...rules, substitutions: manifest.substitutions },
    earlierSubstitutions: rules.substitutions,
    fileSystem,
    report: summary.add,
    manifestSizeBytes: spec.manifest.length,
  });
  const totals = await planSources(
    {
      sources,
      keyPrefix: spec.keyPrefix,
      driveRoot: place.root,
      layout,
      table,
      renames: createRenames(spec.renames),
      report: summary.add,
      lint,
    },
    { fileSystem, blockBytes: place.blockBytes, work: planning.work },
  );
  const keyBefore = compileKeys(rules);
  const keyAfter = compileKeys({ ...rules, substitutions: layout.substitutions() });
  const hasNewRules = !isSameMap(rules.substitutions, layout.substitutions());
  const onDrive = createTally();
  const toHash = createTally();
  const pause = createPauses('Looking at the drive', planning.work);
  for (const entry of walkUnclaimed(place.root, table)) {
    const paused = pause(onDrive);
    if (paused !== undefined) await paused;
    if (entry === null) continue;
    const { stats, path } = entry;
    const known = stats === null ? null : table.get({ path, sizeBytes: stats.size, mtimeMs: stats.mtimeMs });
    if (known === null) lint(lintItemOf(entry, path, stats));
    if (stats === null) continue;
    onDrive.add(stats.size);
    if (known === null) toHash.add(stats.size);
    const text = textOf(path);
    if (hasNewRules && text !== null && !isSameKey(keyBefore(text), keyAfter(text))) {
      summary.add({
        severity: 'error',
        code: 'LOOKS_LIKE_TOKEN',
        path: displayOf(path),
        message:
          'A substitution that the sources need would change the key of this file, which is on the drive already.',
        fix: 'Rename it, or prepare the sources onto an empty drive.',
        isApplied: false,
      });
    }
  }
  const findings = summary.report();
  const addedSubstitutions = new Map(
    [...layout.substitutions()].filter(([from]) => !manifest.substitutions.has(from)),
  );
  return {
    spec,
    place,
    fileSystem,
    manifest,
    rules,
    addedIgnoreRules: rules.ignore.filter((rule) => !manifest.ignore.includes(rule)),
    addedSubstitutions,
    sources,
    table,
    conflicts: totals.conflictCount,
    ...totals.plan,
    onDrive: onDrive.total(),
    toHash: toHash.total(),
    findings,
    refusals: contentRefusals({
      place,
      spec,
      manifest,
      findings,
      refusedFiles: totals.plan.refused.files,
      newFiles: totals.newEntries,
      spaceNeededBytes: totals.plan.spaceNeededBytes,
      conflicts: totals.conflicts,
      conflictCount: totals.conflictCount,
    }),
  };
}

function isSameMap(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([from, to]) => b.get(from) === to);
}

type Outcome = ReturnType<ReturnType<typeof compileKeys>>;

function isSameKey(before: Outcome, after: Outcome): boolean {
  if (before.kind === 'key' && after.kind === 'key') return before.key === after.key;
  return before.kind === after.kind;
}

function noticesFor({ place, fileSystem, spec, manifest }: Planning): readonly string[] {
  const notices: string[] = [];
  if (!place.isMountPoint) {
    notices.push(`${place.root} is a folder on ${place.mountPoint}, not a drive of its own.`);
  }
  if (spec.fileSystem !== undefined && spec.fileSystem !== place.fileSystem) {
    notices.push(`Names are laid out for ${fileSystem}, while the drive has ${place.systemType}.`);
  }
  const prefix = manifest.prefix + spec.keyPrefix;
  if (spec.sources.length > 0 && prefix !== '' && !prefix.endsWith('/')) {
    notices.push(`No slash ends the key prefix: keys begin with ${prefix}NAME, not with ${prefix}/NAME.`);
  }
  return notices;
}
