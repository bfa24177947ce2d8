import { createHash, randomUUID } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import { Agent, request } from 'undici';
import type { Clock } from '../../base/time.ts';
import { canonicalQuery, encodeRfc3986, Signer } from '../sigv4/sign.ts';
import type { BucketCheck } from '../station/service-contract.ts';
import type { AwsConfig } from './aws-config.ts';

const emptyHash = createHash('sha256').update('').digest('hex');
const timeoutMs = 15_000;

type Query = readonly (readonly [string, string])[];

interface StoreAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Asks an S3 store about buckets: whether they are there, with HeadBucket, and whether objects may be written, by
 * starting a multipart upload under a name that nobody can guess and giving it up at once. That leaves no object, no
 * version and no delete marker, and needs the permission that the load will need.
 * A check rejects with the system's error when the store cannot be reached, and with an error when it fails itself.
 */
export function createS3BucketCheck(config: AwsConfig, clock: Clock): BucketCheck {
  const base = new URL(config.endpointUrl ?? `https://s3.${config.region}.amazonaws.com`);
  const signer = new Signer(config.credentials, { region: config.region, service: 's3' });
  // A check is rare: no connection is kept for the next one.
  const agent = new Agent({ keepAliveTimeout: 1, keepAliveMaxTimeout: 1, maxResponseSize: 1024 * 1024 });

  async function ask(method: 'HEAD' | 'POST' | 'DELETE', path: string, query: Query): Promise<StoreAnswer> {
    const fullPath = `${base.pathname.replace(/\/+$/, '')}/${path}`;
    const headers = { host: base.host, 'x-amz-content-sha256': emptyHash };
    const signed = signer.sign(
      { method, path: fullPath, query, headers, payloadHash: emptyHash },
      clock.now(),
    );
    const suffix = query.length === 0 ? '' : `?${canonicalQuery(query)}`;
    const response = await request(new URL(`${base.origin}${fullPath}${suffix}`), {
      method,
      headers: { ...headers, ...signed },
      dispatcher: agent,
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.statusCode, body: await response.body.text() };
  }

  return async function check(bucket) {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,254}$/.test(bucket)) return 'missing';
    const bucketPath = encodeRfc3986(bucket);
    const head = await ask('HEAD', bucketPath, []);
    if (head.status === 404) return 'missing';
    // A bucket of another region or account: there, but not ours to write to from here.
    if (head.status >= 300 && head.status < 500) return 'denied';
    if (head.status >= 500) throw new Error(`The store answered HTTP ${head.status} to HeadBucket.`);
    const key = `${bucketPath}/.drivepost-check-${randomUUID()}`;
    const started = await ask('POST', key, [['uploads', '']]);
    if (started.status === 404) return 'missing';
    if (started.status >= 500) throw new Error(`The store answered HTTP ${started.status} to an upload.`);
    if (started.status !== 200) return 'denied';
    const uploadId = readUploadId(started.body);
    if (uploadId !== null) await ask('DELETE', key, [['uploadId', uploadId]]);
    return 'writable';
  };
}

function readUploadId(xml: string): string | null {
  const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, removeNSPrefix: true });
  const document = parser.parse(xml) as { InitiateMultipartUploadResult?: { UploadId?: unknown } };
  const uploadId = document.InitiateMultipartUploadResult?.UploadId;
  return typeof uploadId === 'string' && uploadId !== '' ? uploadId : null;
}
