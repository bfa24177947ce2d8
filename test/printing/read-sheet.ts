import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a sheet of paper says to a person and to a scanner. */
export interface ReadSheet {
  readonly pages: number;
  readonly paper: 'A4' | 'Letter' | 'other';
  readonly text: string;
  /** What each kind of bar code on it says, such as `CODE-128:AB1CD`. */
  readonly barCodes: readonly string[];
}

/** Reads a PDF as it comes out of a printer; bar codes at the resolution of a scanner, in black and white. */
export async function readSheet(path: string): Promise<ReadSheet> {
  const [{ stdout: text }, { stdout: info }] = await Promise.all([
    run('pdftotext', ['-layout', path, '-']),
    run('pdfinfo', [path]),
  ]);
  const picture = path.replace(/\.pdf$/, '');
  await run('pdftoppm', ['-mono', '-r', '300', '-png', '-singlefile', path, picture]);
  const { stdout: codes } = await run('zbarimg', ['--quiet', `${picture}.png`]);
  const [, width = 0, height = 0] = (/Page size:\s+([\d.]+) x ([\d.]+)/.exec(info) ?? []).map(Number);
  return {
    pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1] ?? 0),
    paper:
      isAbout(width, 595) && isAbout(height, 842)
        ? 'A4'
        : isAbout(width, 612) && isAbout(height, 792)
          ? 'Letter'
          : 'other',
    text,
    barCodes: [...new Set(codes.trim().split('\n'))].sort(),
  };
}

/** Within a point: papers are told in fractions of one. */
function isAbout(points: number, wanted: number): boolean {
  return Math.abs(points - wanted) <= 1;
}
