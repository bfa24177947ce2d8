import { opendir } from 'node:fs/promises';
import { drivepostFolder } from '../../domain/inventory/inventory.ts';
import { junkKindOf } from '../../domain/keys/junk.ts';

/** What lies in the root of a drive. */
export interface RootContents {
  /** Files and folders besides what systems and Drivepost keep there, 1,000 at most. */
  readonly entries: number;
  readonly isSigned: boolean;
  /** Whether an earlier prepare copied onto it. */
  readonly hasEarlierCopy: boolean;
}

const entryLimit = 1000;
const patienceMs = 2000;

/** Looks into the root of a drive; null when it cannot be read, or does not answer soon. */
export async function rootContents(root: string): Promise<RootContents | null> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  try {
    return await Promise.race([look(root), patience]);
  } finally {
    clearTimeout(timer);
  }
}

async function look(root: string): Promise<RootContents | null> {
  let entries = 0;
  let isSigned = false;
  let hasEarlierCopy = false;
  try {
    for await (const entry of await opendir(root)) {
      if (entry.name === 'SIGNATURE') isSigned = true;
      else if (entry.name === drivepostFolder) hasEarlierCopy = true;
      else if (junkKindOf(entry.isDirectory() ? `${entry.name}/` : entry.name) === undefined) entries += 1;
      if (entries >= entryLimit) break;
    }
    return { entries, isSigned, hasEarlierCopy };
  } catch {
    return null;
  }
}
