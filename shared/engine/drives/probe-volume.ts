import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What blkid finds on a block device. Unknown texts are empty. */
export interface ProbedVolume {
  /** In blkid's words, lower case: `ntfs`, `exfat`, `vfat`. */
  readonly type: string;
  readonly label: string;
  readonly uuid: string;
}

/**
 * Asks blkid what is on a block device; null where it is missing, may not read the device, or knows nothing. A mount
 * through FUSE says only `fuseblk`, and without udev nobody else tells labels and ids, so the device itself is asked.
 */
export async function probeVolume(device: string): Promise<ProbedVolume | null> {
  for (const command of ['blkid', '/sbin/blkid', '/usr/sbin/blkid']) {
    try {
      const { stdout } = await run(command, ['-o', 'udev', device], { timeout: 10_000 });
      const volume = readProbe(stdout);
      if (volume.type !== '') return volume;
    } catch {
      // Not installed under this name, or no answer: the next one, then none.
    }
  }
  return null;
}

/** Reads what `blkid -o udev` writes. */
export function readProbe(text: string): ProbedVolume {
  const values = new Map(
    text.split('\n').map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)] as const;
    }),
  );
  return {
    type: (values.get('ID_FS_TYPE') ?? '').toLowerCase(),
    label: decodeLabel(values.get('ID_FS_LABEL_ENC') ?? values.get('ID_FS_LABEL') ?? ''),
    uuid: values.get('ID_FS_UUID') ?? '',
  };
}

/** Blanks and what else a shell might mind stand as `\xNN`, each a byte. */
function decodeLabel(text: string): string {
  if (!text.includes('\\x')) return text;
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const part of text.split(/(\\x[0-9a-fA-F]{2})/)) {
    if (/^\\x[0-9a-fA-F]{2}$/.test(part)) bytes.push(Number.parseInt(part.slice(2), 16));
    else bytes.push(...encoder.encode(part));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
