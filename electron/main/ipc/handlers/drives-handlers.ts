import type { Handlers } from '../../../../shared/contract/define.ts';
import type { drivesContract } from '../../../../shared/contract/drives.ts';
import type { Services } from '../../services.ts';

/** The drives that are plugged in. */
export function createDrivesHandlers({ drives }: Services): Handlers<typeof drivesContract> {
  return {
    'drives.watch': (_input, signal) => drives.watch(signal),
    'drives.describeFolder': ({ path }) => drives.describeFolder(path),
    'drives.eject': ({ mountPoint }) => drives.eject(mountPoint),
  };
}
