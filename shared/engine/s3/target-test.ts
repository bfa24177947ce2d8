import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { S3Client, type S3Answer, type S3ClientOptions, type S3Request } from './s3-client.ts';
import { S3Failure } from './s3-failure.ts';

/** What a test of a target looks at, in its order. */
export type TargetTestName = 'reach' | 'sign' | 'list' | 'write' | 'read' | 'delete';

/** One thing that a test of a target looked at. */
export interface TargetTestStep {
  readonly name: TargetTestName;
  /** `skipped`: what went before failed, or it is of no account for a load. */
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** What was found: an object, a status; never a secret. */
  readonly detail: string;
  readonly error: AppError | null;
}

/** Collects the steps of a test; the first that fails makes those behind it skipped. */
export class TargetTest {
  readonly steps: TargetTestStep[] = [];

  pass(name: TargetTestName, detail = ''): void {
    this.steps.push({ name, outcome: 'passed', detail, error: null });
  }

  skip(name: TargetTestName, detail = ''): void {
    this.steps.push({ name, outcome: 'skipped', detail, error: null });
  }

  fail(name: TargetTestName, error: AppError): void {
    this.steps.push({ name, outcome: 'failed', detail: error.detail ?? '', error });
  }

  skipAll(names: readonly TargetTestName[]): readonly TargetTestStep[] {
    for (const name of names) this.skip(name);
    return this.steps;
  }
}

/** What an object of a test is called, and what is in it. */
export interface TestObject {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly md5: Buffer;
}

/** A small object with a name that nobody else uses. */
export function makeTestObject(): TestObject {
  const bytes = Buffer.from(`Drivepost tested this target. ${randomBytes(16).toString('hex')}\n`);
  const md5 = createHash('md5').update(bytes).digest();
  return { key: `.drivepost-test-${randomBytes(8).toString('hex')}`, bytes, md5 };
}

/** Longest wait for the whole test, milliseconds. */
const timeoutMs = 45_000;

/**
 * Tries what a load needs of an S3 store: reach it, sign, list the bucket, write a small object, read it back and compare
 * its MD5, delete it. Changes nothing else. Never rejects for what the store says: that is in the steps.
 */
export async function testStore(
  options: S3ClientOptions,
  bucket: string,
  signal: AbortSignal,
): Promise<readonly TargetTestStep[]> {
  const test = new TargetTest();
  const client = new S3Client({ attempts: 2, silenceMs: 15_000, ...options });
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  try {
    return await testWith({ client, test, bucket, signal: limit, endpointUrl: options.endpointUrl });
  } catch (error) {
    signal.throwIfAborted();
    if (!limit.aborted) throw error;
    test.fail('reach', appError('TARGET_UNREACHABLE', { detail: `${options.endpointUrl}: RequestTimeout.` }));
    return test.steps;
  } finally {
    await client.close();
  }
}

interface Testing {
  readonly client: S3Client;
  readonly test: TargetTest;
  readonly bucket: string;
  readonly endpointUrl: string;
  readonly signal: AbortSignal;
}

const listQuery: readonly (readonly [string, string])[] = [
  ['list-type', '2'],
  ['max-keys', '1'],
];

async function testWith(testing: Testing): Promise<readonly TargetTestStep[]> {
  const { test } = testing;
  // A bucket that nobody has: the answer tells whether the key is known.
  const bucket = testing.bucket === '' ? `drivepost-${randomBytes(8).toString('hex')}` : testing.bucket;
  const listed = await ask(testing, { method: 'GET', bucket, key: '', query: listQuery });
  if (listed instanceof Error && listed.code === 'TARGET_UNREACHABLE') {
    test.fail('reach', listed);
    return test.skipAll(['sign', 'list', 'write', 'read', 'delete']);
  }
  test.pass('reach', testing.endpointUrl);
  const isRight = listed instanceof Error && listed.details['isRight'] === true;
  if (listed instanceof Error && listed.code === 'TARGET_DENIED' && !isRight) {
    test.fail('sign', listed);
    return test.skipAll(['list', 'write', 'read', 'delete']);
  }
  test.pass('sign');
  if (testing.bucket === '') return test.skipAll(['list', 'write', 'read', 'delete']);
  if (!(listed instanceof Error)) test.pass('list', bucket);
  // A load lists nothing: a key that may only write is a good key.
  else if (isRight) test.skip('list', listed.detail ?? '');
  else {
    test.fail('list', listed);
    return test.skipAll(['write', 'read', 'delete']);
  }
  return testObject(testing);
}

async function testObject(testing: Testing): Promise<readonly TargetTestStep[]> {
  const { test, bucket } = testing;
  const { key, bytes, md5 } = makeTestObject();
  const name = `${bucket}/${key}`;
  const headers = { 'content-type': 'text/plain', 'content-md5': md5.toString('base64') };
  const written = await ask(testing, { method: 'PUT', bucket, key, headers, body: bytes });
  if (written instanceof Error) {
    test.fail('write', written);
    return test.skipAll(['read', 'delete']);
  }
  test.pass('write', name);
  const read = await ask(testing, { method: 'GET', bucket, key });
  if (read instanceof Error) test.fail('read', read);
  else if (createHash('md5').update(read.text).digest().equals(md5)) test.pass('read', md5.toString('hex'));
  else test.fail('read', appError('TARGET_ALTERS', { detail: name }));
  const deleted = await ask(testing, { method: 'DELETE', bucket, key });
  if (deleted instanceof Error)
    test.fail('delete', appError('TARGET_KEEPS', { detail: name, cause: deleted }));
  else test.pass('delete', name);
  return test.steps;
}

/** The answer, or what the store or the network has against it, as a load would tell it. */
async function ask({ client, signal }: Testing, request: S3Request): Promise<S3Answer | AppError> {
  try {
    return await client.request(request, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AppError) return error;
    if (error instanceof S3Failure) return errorOf(error, request);
    throw error;
  }
}

/** `details.isRight`: the key is known, but may not do this. */
function errorOf(failure: S3Failure, { method, bucket, key }: S3Request): AppError {
  const { status, code, isAnswer } = failure;
  const detail = `${method} ${bucket}/${key}: ${status} ${code}.`;
  if (isAnswer && status === 404 && key === '')
    return appError('TARGET_BUCKET_MISSING', { detail, cause: failure });
  // A redirection is for a bucket of another region or account: there, but not ours to write to from here.
  if (isAnswer && (status === 401 || status === 403 || Math.floor(status / 100) === 3))
    return appError('TARGET_DENIED', { detail, details: { isRight: true }, cause: failure });
  return appError('TARGET_UNREACHABLE', { detail, cause: failure });
}
