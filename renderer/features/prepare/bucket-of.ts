import { readFields } from '../../../shared/domain/manifest/manifest-edits.ts';

/** The bucket that a manifest names, also one with errors; null when it names none. */
export function bucketOf(manifestText: string): string | null {
  return readFields(manifestText).get('bucket')?.value || null;
}
