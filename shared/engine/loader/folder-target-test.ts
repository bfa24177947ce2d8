import { mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { makeTestObject, TargetTest, type TargetTestStep } from '../s3/target-test.ts';

/** Tries what a load needs of a folder: write a small file, read it back, delete it. Changes nothing else. */
export async function testFolderTarget(folder: string): Promise<readonly TargetTestStep[]> {
  const test = new TargetTest();
  const { key, bytes, md5 } = makeTestObject();
  const place = join(folder, key);
  const file = join(place, 'object');
  try {
    if (!isAbsolute(folder)) throw appError('TARGET_INVALID', { detail: folder });
    // A load makes the folder when it is not there, but not the folder that it lies in.
    await mkdir(folder).catch((error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error;
    });
    await mkdir(place);
    await writeFile(file, bytes, { flush: true });
  } catch (error) {
    await rm(place, { recursive: true, force: true }).catch(() => undefined);
    const detail = `${folder}: ${systemCode(error) ?? ''}`;
    test.fail('write', appError('TARGET_FOLDER_DENIED', { detail, cause: error }));
    return test.skipAll(['read', 'delete']);
  }
  test.pass('write', file);
  try {
    const isSame = createHash('md5')
      .update(await readFile(file))
      .digest()
      .equals(md5);
    if (isSame) test.pass('read', md5.toString('hex'));
    else test.fail('read', appError('TARGET_ALTERS', { detail: file }));
  } catch (error) {
    test.fail('read', appError('TARGET_FOLDER_DENIED', { detail: file, cause: error }));
  }
  try {
    await rm(file);
    await rmdir(place);
    test.pass('delete', file);
  } catch (error) {
    test.fail('delete', appError('TARGET_KEEPS', { detail: file, cause: error }));
  }
  return test.steps;
}
