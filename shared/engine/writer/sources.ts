import { lstatSync, realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import type { LintItem } from '../../domain/keys/placement.ts';
import { isWithin } from '../drives/mount-table.ts';
import { bytePath, displayOf, nativePath, textOf, type BytePath } from '../files/byte-path.ts';
import { scan, type Found } from '../files/scan.ts';

/** What a person named to be put on the drive: a folder, whose contents are meant, or one file. */
export interface Source {
  /** As it was given. */
  readonly given: string;
  /** The folder to read in, links resolved. */
  readonly root: string;
  /** The file's name in `root`, and the name it shall have; null for a folder. */
  readonly file: { readonly path: BytePath; readonly name: BytePath } | null;
}

/** Something found in a source. `keyPath` is its path below the key prefix. */
export interface SourceItem extends Found {
  readonly source: Source;
  readonly keyPath: BytePath;
}

/**
 * Opens the sources. Throws FILE_UNREADABLE for one that is not there, and PREPARE_REFUSED for one that holds the
 * drive or lies on it, and for one that is named twice. `driveRoot` is null where no drive is known yet.
 */
export function openSources(given: readonly string[], driveRoot: string | null): readonly Source[] {
  const seen = new Map<string, string>();
  return given.map((path) => {
    const real = resolve(path);
    const before = seen.get(real);
    seen.set(real, path);
    if (before !== undefined) {
      throw appError('PREPARE_REFUSED', {
        detail:
          before === path
            ? `The source ${path} is named twice.`
            : `The sources ${before} and ${path} are the same.`,
        advice: 'Name it once.',
      });
    }
    if (driveRoot !== null && (isWithin(real, driveRoot, sep) || isWithin(driveRoot, real, sep))) {
      throw appError('PREPARE_REFUSED', {
        detail: `The source ${path} and the drive ${driveRoot} lie within one another.`,
        advice:
          'Name a source outside the drive. To take what is on the drive already, name no source at all.',
      });
    }
    const stats = statSync(real);
    if (stats.isDirectory()) return { given: path, root: real, file: null };
    if (!stats.isFile()) {
      throw appError('FILE_UNREADABLE', { detail: `${path} is neither a file nor a folder.` });
    }
    const file = { path: bytePath(basename(real)), name: bytePath(basename(path)) };
    return { given: path, root: dirname(real), file };
  });
}

function resolve(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') {
      const detail = `The source ${path} does not exist. Nothing was written.`;
      throw appError('FILE_UNREADABLE', { detail, advice: 'Look for a mistyped name.', cause: error });
    }
    throw appError('FILE_UNREADABLE', { detail: `${path}: ${systemCode(error) ?? ''}`, cause: error });
  }
}

/** Everything in the sources, source by source, each in the order of its bytes. `keyPrefix` is text. */
export function* walkSources(sources: readonly Source[], keyPrefix: string): Generator<SourceItem> {
  const prefix = bytePath(keyPrefix);
  for (const source of sources) {
    const { file } = source;
    if (file !== null) {
      const keyPath = (prefix + file.name) as BytePath;
      yield { source, path: file.path, kind: 'file', errorCode: undefined, keyPath };
      continue;
    }
    for (const found of scan(source.root)) {
      const { path, kind, errorCode } = found;
      yield { source, path, kind, errorCode, keyPath: (prefix + path) as BytePath };
    }
  }
}

/** A found thing as the linter takes it. `stats` is null when it is no file, or cannot be read. */
export function lintItemOf(found: Found, path: BytePath, stats: { readonly size: number } | null): LintItem {
  return {
    kind: found.kind,
    text: textOf(path),
    display: displayOf(path),
    sizeBytes: stats?.size ?? null,
    errorCode: found.errorCode,
  };
}

/** What a file is now, not following links; null when it cannot be told. */
export function look(root: string, path: BytePath): Stats | null {
  try {
    return lstatSync(nativePath(root, path), { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}
