import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CliContext } from './context.ts';

/** Where a station keeps its jobs unless `--data` names another folder: the XDG data folder, or the system's own. */
export function defaultDataFolder(context: CliContext, platform = process.platform): string {
  const { env } = context;
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Drivepost', 'station');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Drivepost', 'station');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'drivepost', 'station');
}
