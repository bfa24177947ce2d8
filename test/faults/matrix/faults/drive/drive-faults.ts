import type { Fault } from '../../fault.ts';
import { failingCalls } from './failing-calls.ts';
import { hugeFolder } from './huge-folder.ts';
import { mountedDrives } from './mounted-drives.ts';
import { movingFiles } from './moving-files.ts';
import { oddThingsOnDrives } from './odd-things.ts';

/** All that may go wrong with a drive, with what is put on it, and with a folder that is loaded into. */
export const driveFaults: readonly Fault[] = [
  ...failingCalls,
  ...mountedDrives,
  ...movingFiles,
  ...oddThingsOnDrives,
  hugeFolder,
];
