import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JobId } from '../../../../shared/domain/job/job-id.ts';
import { startStrictS3, type StrictS3, type StrictS3Options } from '../../../servers/strict-s3/strict-s3.ts';
import type { Work } from '../fault.ts';
import { copyFolder, makeTemplate, matrixBucket, templateFor, type Template } from './template.ts';
import type { TreeFile } from './tree.ts';

/** Everything that one history works on, in its own folder. */
export interface Scene {
  readonly work: Work;
  readonly seed: number;
  readonly folder: string;
  readonly jobId: JobId;
  readonly bucket: string;
  /** What prepare is to put on the drive, and what lies there already. */
  readonly tree: readonly TreeFile[];
  readonly own: readonly TreeFile[];
  readonly sources: string;
  readonly manifest: string;
  /** For prepare the drive as it is before; for all else prepared, signed, received. */
  readonly drive: string;
  /** The station's data folder. */
  readonly dataFolder: string;
  /** The folder that load-folder loads into. */
  readonly target: string;
  /** Where verify writes its log. */
  readonly rehearsalLog: string;
  /** How long a run may take, milliseconds; only where that is longer than anywhere else. */
  readonly timeoutMs?: number;
  /** The store; only load-s3 has one. */
  readonly server: StrictS3 | null;
  /** Closes the store. The runner removes the folder. */
  close(): Promise<void>;
}

export interface SceneOptions {
  /** An empty folder, the root of a mounted drive say, that the drive's content is put into. */
  readonly drive?: string;
  /** The same for the folder that load-folder loads into. */
  readonly target?: string;
  /** Other sources than those of the seed. Costs a prepare of its own: half a second. */
  readonly tree?: readonly TreeFile[];
  /** The one small tree that has a file of each kind: for faults with a history for every single step. */
  readonly isSmall?: boolean;
  /** A copy of a scene as it is now, instead of a template. */
  readonly from?: Scene;
  readonly server?: Partial<StrictS3Options>;
}

type Origin = Omit<Template, 'folder'>;

async function originOf(
  seed: number,
  { tree, from, isSmall = false }: SceneOptions,
): Promise<Origin & { readonly folder?: string }> {
  if (from !== undefined) return { ...from, bareDrive: from.drive, signedDrive: from.drive };
  return tree === undefined ? templateFor(seed, isSmall) : makeTemplate(seed, tree);
}

/** Makes what a history works on. */
export async function makeScene(
  history: { readonly work: Work; readonly seed: number; readonly folder: string },
  options: SceneOptions = {},
): Promise<Scene> {
  const { work, seed, folder } = history;
  const template = await originOf(seed, options);
  const drive = options.drive ?? join(folder, 'drive');
  const target = options.target ?? join(folder, 'target');
  const sources = join(folder, 'sources');
  const manifest = join(folder, 'manifest.txt');
  const dataFolder = join(folder, 'data');
  if (work === 'prepare') {
    copyFolder(template.sources, sources);
    copyFolder(template.bareDrive, drive);
    copyFileSync(template.manifest, manifest);
  } else {
    copyFolder(template.signedDrive, drive);
  }
  if (work === 'load-s3' || work === 'load-folder') copyFolder(template.dataFolder, dataFolder);
  if (work === 'load-folder') mkdirSync(target, { recursive: true });
  const server =
    work === 'load-s3' ? await startStrictS3({ buckets: [matrixBucket], ...options.server }) : null;
  if (options.tree !== undefined && template.folder !== undefined)
    rmSync(template.folder, { recursive: true, force: true });
  return {
    work,
    seed,
    folder,
    jobId: template.jobId,
    bucket: matrixBucket,
    tree: template.tree,
    own: template.own,
    sources,
    manifest,
    drive,
    dataFolder,
    target,
    rehearsalLog: join(folder, 'rehearsal.csv'),
    ...(options.from?.timeoutMs === undefined ? {} : { timeoutMs: options.from.timeoutMs }),
    server,
    close: async () => server?.close(),
  };
}
