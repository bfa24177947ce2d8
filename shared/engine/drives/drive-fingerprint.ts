import { readdir, readFile, stat } from 'node:fs/promises';

/** Tells cheaply whether drives may have come or gone: another text means that they may have. */
export type Fingerprint = () => Promise<string>;

/** What is read of a system to tell it; passed in so that each system's way can be tried on any. */
export interface FingerprintSystem {
  readonly platform: NodeJS.Platform;
  readText(path: string): Promise<string>;
  readFolder(path: string): Promise<readonly string[]>;
  /** The number of the volume that a path lies on. */
  volumeOf(path: string): Promise<number>;
}

const thisSystem: FingerprintSystem = {
  platform: process.platform,
  readText: (path) => readFile(path, 'utf8'),
  readFolder: (path) => readdir(path),
  volumeOf: async (path) => (await stat(path)).dev,
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/** Makes a fingerprint of the drives: a few reads, no process. What cannot be read counts as nothing. */
export function createFingerprint(system: FingerprintSystem = thisSystem): Fingerprint {
  if (system.platform === 'linux') {
    return () => join([system.readText('/proc/partitions'), system.readText('/proc/self/mountinfo')]);
  }
  if (system.platform === 'win32') return windowsFingerprint(system);
  return () => join([names(system, '/Volumes'), names(system, '/dev')]);
}

async function join(parts: readonly Promise<string>[]): Promise<string> {
  return (await Promise.all(parts.map((part) => part.catch(() => '')))).join('\n');
}

async function names(system: FingerprintSystem, folder: string): Promise<string> {
  const all = await system.readFolder(folder);
  return all
    .filter((name) => folder !== '/dev' || /^disk\d/.test(name))
    .toSorted()
    .join('\n');
}

/** Letters and what is behind them. A letter that is slow to answer, such as a share that is away, is not asked twice at once. */
function windowsFingerprint(system: FingerprintSystem): Fingerprint {
  const slow = new Set<string>();
  const known = new Map<string, string>();

  async function look(letter: string): Promise<void> {
    slow.add(letter);
    try {
      known.set(letter, `${letter}${await system.volumeOf(`${letter}:\\`)}`);
    } catch {
      known.delete(letter);
    } finally {
      slow.delete(letter);
    }
  }

  return async () => {
    const looks = letters.filter((letter) => !slow.has(letter)).map(look);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, 300);
    });
    await Promise.race([Promise.all(looks), patience]);
    clearTimeout(timer);
    return [...known.values()].toSorted().join(' ');
  };
}
