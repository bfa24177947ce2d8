import type { Settings } from '../../../shared/contract/app.ts';

/** What a support bundle tells; nothing in it can hold a name, an address, a key or a path of the person's own. */
export interface BundleFacts {
  readonly madeMs: number;
  readonly version: string;
  readonly electronVersion: string;
  readonly nodeVersion: string;
  readonly system: string;
  readonly language: string;
  readonly isDataFolderUsual: boolean;
  readonly secrets: 'encrypted' | 'session';
  readonly settings: Settings;
  /** What there is, and how often. */
  readonly counts: Readonly<Record<string, number>>;
  readonly logTail: readonly string[];
}

/** A support bundle: one page of text that everybody can read through before they send it. */
export function bundleText(facts: BundleFacts): string {
  const { settings, counts, logTail } = facts;
  return [
    'Drivepost support bundle',
    'It holds no secret, no key, no address and no name of a file. Read it through before you send it.',
    '',
    ...part('Program', {
      made: new Date(facts.madeMs).toISOString(),
      version: facts.version,
      electron: facts.electronVersion,
      node: facts.nodeVersion,
      system: facts.system,
      'language of the system': facts.language,
      'data folder': facts.isDataFolderUsual ? 'the usual one' : 'another than the usual one',
      secrets: facts.secrets,
    }),
    ...part('Settings', settings),
    ...part('What there is', counts),
    'Log',
    ...(logTail.length === 0 ? ['  empty'] : logTail.map((line) => `  ${line}`)),
    '',
  ].join('\n');
}

function part(title: string, values: Readonly<Record<string, unknown>>): readonly string[] {
  return [title, ...Object.entries(values).map(([name, value]) => `  ${name}: ${String(value)}`), ''];
}
