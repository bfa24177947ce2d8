import { appError } from '../error-codes.ts';
import type { Manifest } from './manifest.ts';
import { readManifest } from './read-manifest.ts';

/** The manifest that bytes hold. Throws MANIFEST_INVALID with the first error in words and all problems in `details.problems`. */
export function requireManifest(bytes: Uint8Array): Manifest {
  const { manifest, problems } = readManifest(bytes);
  if (manifest !== undefined) return manifest;
  const errors = problems.filter((problem) => problem.severity === 'error');
  const [first] = errors;
  const place = first?.line === null || first?.line === undefined ? '' : `Line ${first.line}: `;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  throw appError('MANIFEST_INVALID', {
    detail: `${place}${first?.message ?? ''}${more}`,
    ...(first === undefined ? {} : { advice: first.fix }),
    details: { problems },
  });
}
