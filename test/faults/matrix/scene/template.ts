import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobId } from '../../../../shared/domain/job/job-id.ts';
import { startDrivepost } from '../../../journey/run-drivepost.ts';
import { signDrive, testManifest } from '../../../journey/signed-drive.ts';
import { contentFor, smallTree, treeFor, writeTree, type TreeFile } from './tree.ts';

export const matrixBucket = 'matrix-bucket';

/** The folders of a template; a scene gets a copy of each that its work needs. */
export interface Template {
  readonly folder: string;
  /** What prepare is to put on the drive. */
  readonly tree: readonly TreeFile[];
  /** What lies on the drive before it, a SIGNATURE aside. */
  readonly own: readonly TreeFile[];
  readonly sources: string;
  readonly manifest: string;
  /** The drive before it is prepared. */
  readonly bareDrive: string;
  /** The drive when it is prepared and signed, and the station that received it. */
  readonly signedDrive: string;
  readonly dataFolder: string;
  readonly jobId: JobId;
}

/** Trees that take turns: making one takes a second, copying it some milliseconds. */
const variantCount = 6;

const made = new Map<number, Promise<Template>>();

/** What stands for the small tree among the variants; odd, so that its drive has a SIGNATURE before. */
const smallVariant = 99;

/** The template of a seed, or the small one of all seeds; made when it is asked for first. */
export function templateFor(seed: number, isSmall: boolean): Promise<Template> {
  const variant = isSmall ? smallVariant : seed % variantCount;
  let template = made.get(variant);
  if (template === undefined) {
    template = makeTemplate(variant, isSmall ? smallTree(variant) : treeFor(variant));
    made.set(variant, template);
  }
  return template;
}

/** Removes all templates. */
export async function removeTemplates(): Promise<void> {
  const all = await Promise.allSettled(made.values());
  made.clear();
  for (const one of all) {
    if (one.status === 'fulfilled') rmSync(one.value.folder, { recursive: true, force: true });
  }
}

/** Makes sources, prepares a drive from them without any fault, signs it and posts it to a new station. */
export async function makeTemplate(seed: number, tree: readonly TreeFile[]): Promise<Template> {
  const folder = mkdtempSync(join(tmpdir(), 'drivepost-matrix-template-'));
  const at = (name: string): string => join(folder, name);
  const own = ownFiles(seed);
  writeTree(at('sources'), tree);
  mkdirSync(at('bare'));
  writeTree(at('bare'), own);
  // A SIGNATURE of an earlier journey, which covers what is on the drive no more.
  if (seed % 2 === 1) writeFileSync(join(at('bare'), 'SIGNATURE'), 'of an earlier journey\n');
  const manifest = testManifest(matrixBucket, ['ignore:', String.raw`    - '\.tmp$'`]);
  writeFileSync(at('manifest.txt'), manifest);
  copyFolder(at('bare'), at('signed'));
  const args = prepareArguments({
    sources: at('sources'),
    drive: at('signed'),
    manifest: at('manifest.txt'),
  });
  const { code, stderr } = await startDrivepost(args).result;
  if (code !== 0) throw new Error(`prepare without a fault ended with ${code}: ${stderr}`);
  const jobId = await signDrive({
    drive: at('signed'),
    dataFolder: at('data'),
    manifest: readFileSync(join(at('signed'), '.drivepost/manifest.txt'), 'utf8'),
  });
  return {
    folder,
    tree,
    own,
    sources: at('sources'),
    manifest: at('manifest.txt'),
    bareDrive: at('bare'),
    signedDrive: at('signed'),
    dataFolder: at('data'),
    jobId,
  };
}

/** Files that lie on a drive before anything is put on it. */
function ownFiles(seed: number): readonly TreeFile[] {
  if (seed % 2 === 0) return [];
  const paths = ['own/kept.txt', 'own/cache.tmp', 'zz own.bin'];
  return paths.map((path, at) => ({ path, drivePath: path, content: contentFor(seed, path, at * 3000) }));
}

/** The arguments of `drivepost prepare`, the same for every run of a scene. */
export function prepareArguments(of: {
  readonly sources: string;
  readonly drive: string;
  readonly manifest: string;
}): readonly string[] {
  const { sources, drive, manifest } = of;
  return ['prepare', sources, '--drive', drive, '--manifest', manifest, '--file-system', 'ntfs', '--json'];
}

/** Copies a folder's content, times and modes included, sharing blocks where the file system can. */
export function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  execFileSync('cp', ['-a', '--reflink=auto', `${from}/.`, to]);
}
