import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';

const answerMs = 2000;

/**
 * Whether this desktop shows symbols of programs beside its clock. On Linux not each one does, and Electron does not say:
 * the desktop's own service for it is asked for on the session bus. Where nothing answers, nobody would see the symbol.
 */
export function isTrayShown(
  platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true);
  const bus = sessionBus(environment);
  if (bus === null) return Promise.resolve(false);
  const question = [
    `--bus=${bus}`,
    '--print-reply=literal',
    `--reply-timeout=${answerMs}`,
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.kde.StatusNotifierWatcher',
  ];
  return new Promise((resolve) => {
    execFile('dbus-send', question, { timeout: answerMs }, (error, answer) => {
      resolve(error === null && /\btrue\b/.test(answer));
    });
  });
}

function sessionBus(environment: Readonly<Record<string, string | undefined>>): string | null {
  const named = environment['DBUS_SESSION_BUS_ADDRESS'];
  if (named !== undefined && named !== '') return named;
  const socket = `${environment['XDG_RUNTIME_DIR'] ?? ''}/bus`;
  return existsSync(socket) && socket !== '/bus' ? `unix:path=${socket}` : null;
}
