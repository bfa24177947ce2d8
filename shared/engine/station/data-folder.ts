import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a station keeps its jobs unless another folder is named: the XDG data folder, or the system's own. */
export function defaultDataFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform = process.platform,
): string {
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Drivepost', 'station');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Drivepost', 'station');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'drivepost', 'station');
}
