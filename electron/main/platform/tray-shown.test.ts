import { describe, expect, test } from 'vitest';
import { isTrayShown } from './tray-shown.ts';

describe('isTrayShown', () => {
  test.each(['darwin', 'win32'] as const)('takes it for granted on %s', async (platform) => {
    expect(await isTrayShown(platform, {})).toBe(true);
  });

  test('counts on nothing where Linux has no session bus', async () => {
    expect(await isTrayShown('linux', {})).toBe(false);
    expect(await isTrayShown('linux', { XDG_RUNTIME_DIR: '/nonexistent' })).toBe(false);
  });

  test('counts on nothing where nobody answers on the bus', async () => {
    const environment = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };
    expect(await isTrayShown('linux', environment)).toBe(false);
  });
});
