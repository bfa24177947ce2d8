import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { asideMark } from './json-document.ts';

/** Saved documents below a data folder that could not be read, and were set aside at `sinceMs` or later. */
export async function findSetAside(dataFolder: string, sinceMs: number): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [dataFolder, join(dataFolder, 'drafts'), join(dataFolder, 'shipments')];
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names) {
      const atMs = Number(name.split(asideMark)[1]);
      if (atMs >= sinceMs) found.push(join(folder, name));
    }
  }
  return found;
}
