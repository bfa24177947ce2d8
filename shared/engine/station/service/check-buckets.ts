import { ServiceError } from '../../../domain/job/service-error.ts';
import type { Manifest } from '../../../domain/manifest/manifest.ts';
import type { BucketCheck } from '../service-contract.ts';

/**
 * Asks the target about the buckets a manifest names. Throws NoSuchBucketException or BucketPermissionException.
 * Gives a warning for each bucket that could not be asked about: a target that is down now may be up when the drive comes.
 */
export async function checkBuckets(manifest: Manifest, bucketCheck: BucketCheck): Promise<readonly string[]> {
  const warnings: string[] = [];
  const fields = new Map([[manifest.bucket, 'bucket']]);
  if (!fields.has(manifest.logBucket)) fields.set(manifest.logBucket, 'logBucket');
  // Side by side: a target that is silent keeps the customer waiting once.
  const asked = [...fields].map(async ([bucket, field]) => {
    return { bucket, field, found: await ask(bucket, bucketCheck) };
  });
  for (const { bucket, field, found } of await Promise.all(asked)) {
    if (found === 'missing') {
      throw new ServiceError(
        'NoSuchBucketException',
        `The bucket ${bucket}, which the manifest names as ${field}, does not exist. Create it first: it is not created for you`,
      );
    }
    if (found === 'denied') {
      throw new ServiceError(
        'BucketPermissionException',
        `The station may not write to the bucket ${bucket}, which the manifest names as ${field}`,
      );
    }
    if (found === 'unknown') warnings.push(`The bucket ${bucket} could not be checked just now.`);
  }
  return warnings;
}

async function ask(
  bucket: string,
  bucketCheck: BucketCheck,
): Promise<'writable' | 'missing' | 'denied' | 'unknown'> {
  try {
    return await bucketCheck(bucket);
  } catch {
    return 'unknown';
  }
}
