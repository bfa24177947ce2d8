import { parseArgs } from 'node:util';
import type { Mode } from '../../../shared/contract/app.ts';

/** What the command line of the program says; see README. */
export interface StartOptions {
  /** The window to open; null for the one that was chosen in the settings. */
  readonly mode: Mode | null;
  /** Another data folder than the system's usual one. */
  readonly dataFolder: string | null;
}

/** Reads `--station`, `--customer` and `--data FOLDER`; Chromium's own switches are left alone. */
export function readStartOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      station: { type: 'boolean' },
      customer: { type: 'boolean' },
      data: { type: 'string' },
    },
  });
  const data = values['data'];
  return {
    mode: values['station'] === true ? 'station' : values['customer'] === true ? 'customer' : null,
    dataFolder: typeof data === 'string' && data !== '' ? data : null,
  };
}
