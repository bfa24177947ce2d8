import { fileSystems, type FileSystem } from '../drive/file-systems.ts';
import { drivepostFolder } from '../inventory/inventory.ts';
import { manifestLimitBytes } from '../manifest/manifest.ts';
import { createDrivePaths, type DrivePathResult } from './drive-paths.ts';
import { createFindingSummary, type Finding, type FindingReport } from './finding.ts';
import { compileIgnore, keyOutcome, signatureName, type KeyRules } from './key-for.ts';
import {
  ignoredFinding,
  layoutFinding,
  manifestTooLargeFinding,
  type LayoutFindingCode,
} from './layout-findings.ts';
import { createPathTable } from './path-table.ts';
import type { Layout, LayoutOptions, Placement } from './placement.ts';
import { compileSubstitutions, type Substitute } from './substitute.ts';
import { createTokens, type Tokens } from './tokens.ts';
import { utf8LengthWithin } from '../../base/utf8-length.ts';

/** Longest path on a drive that is used, in bytes of UTF-8: what Linux takes, less room for where the drive is mounted. */
const drivePathLimitBytes = 3800;

/**
 * Makes a layout: it gives each file a path on the drive from which the loader makes its key, and collects the
 * substitutions that this takes. Throws KEY_RULE_INVALID for an ignore rule that RE2 does not take.
 */
export function createLayout(options: LayoutOptions): Layout {
  const { rules } = options;
  const fileSystem = fileSystems[options.fileSystem];
  const tokens = createTokens(rules, options.earlierSubstitutions);
  const ignoredBy = compileIgnore(rules.ignore);
  const authored = compileSubstitutions(rules.substitutions);
  const readBack = createReadBack(tokens, authored);
  const prefixKey = authored(rules.prefix);
  const drivePaths = createDrivePaths({ fileSystem, tokens, rules, report });
  // Substitutions of the manifest may give two drive paths one key; without any, the path alone decides.
  const keys = rules.substitutions.size > 0 ? createPathTable(true) : undefined;
  let isTooLargeReported = false;
  /** The file in work, when findings name it by another path than it is placed under. */
  let renamed: { readonly path: string; readonly shownAs: string } | undefined;

  drivePaths.keepFree(signatureName);
  drivePaths.keepFree(drivepostFolder);

  function report(finding: Finding): void {
    const isOther = renamed !== undefined && finding.path === renamed.path;
    options.report(isOther ? { ...finding, path: renamed?.shownAs ?? finding.path } : finding);
  }

  function refuse(code: LayoutFindingCode, path: string): Placement {
    report(layoutFinding(code, path, fileSystem));
    return { kind: 'refused', code };
  }

  /** `known` is a path that no ignore rule takes. */
  function placeAs(
    key: string,
    path: string,
    result: DrivePathResult | undefined,
    known?: string,
  ): Placement {
    const outcome = keyOutcome(key, '');
    if (outcome.kind === 'refused') {
      return refuse(outcome.code === 'KeyTooLong' ? 'KEY_TOO_LONG' : 'KEY_EMPTY', path);
    }
    if (result === undefined) return refuse('NO_PATH', path);
    if (result.isTwice || keys?.claim(key, 'file') === 'same') return refuse('TWO_FILES_ONE_KEY', path);
    const { drivePath } = result;
    const isLost =
      readBack(rules.prefix + drivePath) !== key ||
      utf8LengthWithin(drivePath, drivePathLimitBytes) === undefined ||
      (drivePath !== known && ignoredBy(drivePath) > 0);
    if (isLost) return refuse('NO_PATH', path);
    for (const reason of result.reasons) report(layoutFinding(reason, path, fileSystem));
    if (result.reasons.size > 0) checkManifestSize();
    return { kind: 'placed', drivePath, key };
  }

  function checkManifestSize(): void {
    if (tokens === undefined || isTooLargeReported) return;
    const sizeBytes = (options.manifestSizeBytes ?? 0) + tokens.addedSizeBytes();
    if (sizeBytes <= manifestLimitBytes) return;
    isTooLargeReported = true;
    report(manifestTooLargeFinding(sizeBytes, manifestLimitBytes));
  }

  return {
    place(path, shownAs = path) {
      renamed = shownAs === path ? undefined : { path, shownAs };
      const rule = ignoredBy(path);
      if (rule > 0) {
        const pattern = rules.ignore[rule - 1] ?? '';
        report(ignoredFinding(path, rule, pattern));
        return { kind: 'ignored', rule, pattern };
      }
      const key = authored(rules.prefix + path);
      if (keyOutcome(key, '').kind === 'refused') return placeAs(key, path, undefined);
      return placeAs(key, path, drivePaths.forPath(path, textBehind(prefixKey, key)), path);
    },
    ignores: (path) => ignoredBy(path) > 0,
    placeKey(text) {
      renamed = undefined;
      const key = prefixKey + text;
      if (keyOutcome(key, '').kind === 'refused') return placeAs(key, text, undefined);
      return placeAs(key, text, drivePaths.forText(text));
    },
    substitutions: () => tokens?.all() ?? rules.substitutions,
    addedSubstitutions: () => tokens?.added ?? new Map<string, string>(),
  };
}

/** What is left of a key behind the prefix's part, or undefined when a substitution reached across the two. */
function textBehind(prefixKey: string, key: string): string | undefined {
  return key.startsWith(prefixKey) ? key.slice(prefixKey.length) : undefined;
}

/** Substitutes as the loader will, with all that was added up to now. */
function createReadBack(tokens: Tokens | undefined, authored: Substitute): Substitute {
  let compiled = authored;
  let compiledCount = 0;
  return (text) => {
    if (tokens !== undefined && tokens.added.size !== compiledCount) {
      compiled = compileSubstitutions(tokens.all());
      compiledCount = tokens.added.size;
    }
    return compiled(text);
  };
}

/** A file to be laid out: what the caller knows it by, and its path below the key prefix. */
export interface LayoutSource<Source> {
  readonly source: Source;
  readonly path: string;
}

interface LaidOutFile<Source> {
  readonly source: Source;
  readonly key: string;
  readonly drivePath: string;
}

export interface LaidOut<Source> {
  readonly files: readonly LaidOutFile<Source>[];
  /** The manifest's substitutions and those added. */
  readonly substitutions: ReadonlyMap<string, string>;
  readonly findings: FindingReport;
}

/**
 * Lays out a list of files: which key each gets, which drive path carries it, and the substitutions that turn one into
 * the other. Files that are ignored or refused are in the findings only. For lists that fit in memory; see `createLayout`.
 */
export function layout<Source>(
  sources: readonly LayoutSource<Source>[],
  rules: KeyRules,
  fileSystem: FileSystem,
): LaidOut<Source> {
  const summary = createFindingSummary();
  const made = createLayout({ rules, fileSystem, report: summary.add });
  const files: LaidOutFile<Source>[] = [];
  for (const { source, path } of sources) {
    const placement = made.place(path);
    if (placement.kind === 'placed')
      files.push({ source, key: placement.key, drivePath: placement.drivePath });
  }
  return { files, substitutions: made.substitutions(), findings: summary.report() };
}
