import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { messageOf, systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';

const Target = z.object({ formatVersion: z.literal(1), target: z.string(), bucket: z.string() });

/**
 * Notes where a load stores its objects when it begins, and refuses to go on elsewhere: what its log calls loaded would
 * then not be there. As long as the log is empty (`hasRows` is false), the target may still be put right. Throws LOAD_TARGET_CHANGED, LOAD_LOG.
 */
export function rememberTarget(
  folder: string,
  target: { readonly target: string; readonly bucket: string },
  hasRows: boolean,
): void {
  const file = join(folder, 'target.json');
  const before = readTarget(file);
  if (before === null || !hasRows) {
    writeTarget(file, { formatVersion: 1, ...target });
  } else if (before.target !== target.target || before.bucket !== target.bucket) {
    throw appError('LOAD_TARGET_CHANGED', {
      detail: `That was bucket ${before.bucket} at ${before.target}.`,
    });
  }
}

function writeTarget(file: string, target: z.infer<typeof Target>): void {
  const partial = `${file}.partial`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(partial, JSON.stringify(target), { mode: 0o600, flush: true });
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw appError('LOAD_LOG', { detail: messageOf(error), cause: error });
  }
}

function readTarget(file: string): z.infer<typeof Target> | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw appError('LOAD_LOG', { detail: file, cause: error });
  }
  try {
    return Target.parse(JSON.parse(text));
  } catch (error) {
    throw appError('LOAD_LOG', { detail: `${file} is damaged.`, cause: error });
  }
}
