import { parseArgs } from 'node:util';
import type { Mode } from '../../../shared/contract/app.ts';
import type { Speech } from '../../../shared/words/words.ts';

/** What the command line of the program says. */
export interface StartOptions {
  /** The window to open; null for the one that was chosen in the settings. */
  readonly mode: Mode | null;
  /** Another data folder than the system's usual one. */
  readonly dataFolder: string | null;
  /** What is only printed, without a window. */
  readonly asks: 'help' | 'version' | null;
}

/** Reads our options from a command line; Chromium's own switches are left alone. */
export function readStartOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      station: { type: 'boolean' },
      customer: { type: 'boolean' },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
  const data = values['data'];
  return {
    mode: values['station'] === true ? 'station' : values['customer'] === true ? 'customer' : null,
    dataFolder: typeof data === 'string' && data !== '' ? data : null,
    asks: values['help'] === true ? 'help' : values['version'] === true ? 'version' : null,
  };
}

/** What `--help` prints. */
export function startHelp({ t }: Speech, program: string): string {
  const folder = t('shell:cli.folder');
  const options = [
    ['--customer', t('shell:cli.customer')],
    ['--station', t('shell:cli.station')],
    [`--data ${folder}`, t('shell:cli.data')],
    ['--version', t('shell:cli.version')],
    ['--help', t('shell:cli.help')],
  ] as const;
  const lines = options.map(([name, text]) => `  ${name.padEnd(16)} ${text}`);
  return [
    `${t('shell:cli.usage')} ${program} [--customer | --station] [--data ${folder}]`,
    '',
    ...lines,
    '',
  ].join('\n');
}
