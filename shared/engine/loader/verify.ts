import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { DrivePresence, notADrive } from './drive-presence.ts';
import { ReaderPool } from './reading/reader-pool.ts';
import type { VerifyOptions, VerifyPorts, VerifyReport, VerifySpec } from './verify-report.ts';

/**
 * Loads a drive with no target: the station's own loader, reading and hashing everything and storing nothing. Rejects
 * with DRIVE_GONE, FILE_UNREADABLE, INVENTORY_UNREADABLE or the signal's reason.
 */
export async function runVerify(
  spec: VerifySpec,
  ports: VerifyPorts,
  options: VerifyOptions,
): Promise<VerifyReport> {
  const presence = presenceOf(spec.driveRoot);
  const root = presence.hold();
  // Its threads start up while the rest is loaded, which takes as long as they do.
  const pool = new ReaderPool(root);
  try {
    const { rehearse } = await import('./rehearse.ts');
    return await rehearse(spec, ports, { ...options, presence, root, pool });
  } finally {
    await pool.close();
    presence.release();
  }
}

function presenceOf(root: string): DrivePresence {
  try {
    return new DrivePresence(root);
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') throw notADrive(root, code, error);
    throw appError('DRIVE_GONE', { detail: `${root}: ${code}.`, cause: error });
  }
}
