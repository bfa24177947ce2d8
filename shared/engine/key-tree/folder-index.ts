import { hash } from '../../domain/keys/path-table.ts';

/** Finds folders by the folder they lie in and their name, in some sixteen bytes each. */
export interface FolderIndex {
  /** The folder, or -1. */
  find(parent: number, name: string): number;
  add(parent: number, name: string, folder: number): void;
}

/** Makes an empty index. `isIt` says whether a folder is the one with this parent and name. */
export function createFolderIndex(
  isIt: (folder: number, parent: number, name: string) => boolean,
): FolderIndex {
  let folders = new Int32Array(1024).fill(-1);
  let hashes = new Uint32Array(1024);
  let used = 0;

  function put(hashed: number, folder: number): void {
    const mask = folders.length - 1;
    let at = hashed & mask;
    while (folders[at] !== -1) at = (at + 1) & mask;
    folders[at] = folder;
    hashes[at] = hashed;
  }

  function grow(): void {
    const old = { folders, hashes };
    folders = new Int32Array(old.folders.length * 2).fill(-1);
    hashes = new Uint32Array(folders.length);
    for (const [at, folder] of old.folders.entries()) if (folder !== -1) put(old.hashes[at] ?? 0, folder);
  }

  return {
    find(parent, name) {
      const hashed = hash(name, parent + 1);
      const mask = folders.length - 1;
      for (let at = hashed & mask; ; at = (at + 1) & mask) {
        const folder = folders[at] ?? -1;
        if (folder === -1) return -1;
        if (hashes[at] === hashed && isIt(folder, parent, name)) return folder;
      }
    },
    add(parent, name, folder) {
      if (used * 3 >= folders.length * 2) grow();
      put(hash(name, parent + 1), folder);
      used += 1;
    },
  };
}
