import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { delimiter, join } from 'node:path';

/** Debian's aws where there is one, since another may stand before it on the PATH. */
export const awsProgram = existsSync('/usr/bin/aws') ? '/usr/bin/aws' : 'aws';

/** Processors and memory. */
function hardware(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
}

/** Hardware, kernel and Node. */
export function machine(): string {
  return `${hardware()}, ${process.platform} ${release()}, Node ${process.versions.node}`;
}

export function isInstalled(program: string): boolean {
  if (program.startsWith('/')) return existsSync(program);
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

const versionArguments: Readonly<Record<string, string>> = {
  md5deep: '-v',
  hashdeep: '-V',
  rclone: 'version',
};

/** Name and version as a program tells them; empty when it is not here. */
export function versionOf(program: string): string {
  if (!isInstalled(program)) return '';
  const isDeep = program.endsWith('deep');
  const env = { ...process.env };
  delete env['AWS_CA_BUNDLE'];
  try {
    const args = [versionArguments[program] ?? '--version'];
    const text = execFileSync(program, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] });
    const line = (text.split('\n')[0] ?? '')
      .replace(/ {2,}protocol .*$/, '')
      .replaceAll(/ {2,}/g, ' ')
      .trim();
    return isDeep ? `${program} ${line}` : line;
  } catch {
    return program;
  }
}
