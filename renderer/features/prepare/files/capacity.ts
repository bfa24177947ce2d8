import type { DriveView } from '../../../../shared/contract/drives.ts';

/** Whether something fits onto a drive. `missingBytes` is how much too much it is. */
export interface Capacity {
  readonly sizeBytes: number;
  readonly usedBytes: number;
  readonly neededBytes: number;
  /** What is left free when all has been copied; 0 when it does not fit. */
  readonly leftBytes: number;
  readonly missingBytes: number;
}

/** What a tree's need comes to on a drive; null when one of them is not known. */
export function capacityOf(view: DriveView | null, neededBytes: number | null): Capacity | null {
  const sizeBytes = view?.drive.sizeBytes ?? null;
  const freeBytes = view?.drive.freeBytes ?? null;
  if (sizeBytes === null || freeBytes === null || neededBytes === null) return null;
  return {
    sizeBytes,
    usedBytes: Math.max(0, sizeBytes - freeBytes),
    neededBytes,
    leftBytes: Math.max(0, freeBytes - neededBytes),
    missingBytes: Math.max(0, neededBytes - freeBytes),
  };
}
