import { lstatSync, rmSync } from 'node:fs';
import { signatureName } from '../../domain/keys/key-for.ts';

/** Removes a SIGNATURE that no longer covers what is on the drive, and says so. Throws the system's errors. */
export function removeSignature(root: string, announce: (text: string) => void): boolean {
  const file = `${root}/${signatureName}`;
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return false;
  rmSync(file);
  announce('The SIGNATURE on the drive was removed: it does not cover what is on it now.');
  return true;
}
