import { parseJobId, type JobId } from '../../../shared/domain/job/job-id.ts';
import type { SignatureFile } from '../../../shared/domain/signature/signature-file.ts';
import { formatSignature, parseSignature } from '../../../shared/domain/signature/signature-text.ts';
import { signManifest, verifySignature } from '../../../shared/engine/signature/sign-manifest.ts';
import { expectHeld, readerOnly, type CaseOutcome, type FuzzTarget } from '../fuzz-target.ts';
import { listed } from '../listed.ts';
import { mutated } from '../mutate.ts';

const jobId = parseJobId('WXSPP') as JobId;
const otherJob = parseJobId('AAAAA') as JobId;
const manifest = new TextEncoder().encode('manifestVersion: 2.0\nbucket: b\n');
const secret = Buffer.alloc(32, 7);

const issued: readonly SignatureFile[] = (['HmacSHA1', 'HmacSHA256'] as const).map((signingMethod) =>
  signManifest({ secret, jobId, manifest, version: '2.0', signingMethod }),
);
const foreign: readonly SignatureFile[] = [
  signManifest({ secret, jobId: otherJob, manifest, version: '2.0' }),
  signManifest({ secret: Buffer.alloc(32, 8), jobId, manifest, version: '1.0' }),
  signManifest({ secret, jobId, manifest: manifest.subarray(1), version: '2.0' }),
];

const words = {
  samples: [...issued, ...issued, ...foreign].map((file) => Buffer.from(formatSignature(file))),
  dictionary: [
    ...listed(`version:¦signingMethod:¦jobId:¦signature:¦:¦1.0¦2.0¦3.0¦HmacSHA1¦HmacSHA256`),
    ...listed(`HmacMD5¦WXSPP¦AAAAA¦wxspp¦=¦==¦===¦+¦/¦-¦_¦\n¦none¦ `),
    ...issued.map(({ signature }) => `signature:${signature}\n`),
  ],
  bombs: [
    (size: number) => 'x'.repeat(size),
    (size: number) => '\n'.repeat(size),
    (size: number) => 'version:2.0\n'.repeat(size / 12),
    (size: number) => `signature:${'A'.repeat(size)}\n`,
    (size: number) => ' '.repeat(size),
  ],
};

export const signatureTarget: FuzzTarget = {
  id: 'signature',
  title: 'SIGNATURE',
  promises:
    'never throws; what is read is read again the same from what is written of it; no file but one with the issued signature for this job and method is valid',
  limitMs: 20,
  makeCase: (random) => mutated(random, words),
  open: readerOnly(readOne),
};

function readOne(bytes: Uint8Array): CaseOutcome {
  const reading = parseSignature(bytes);
  if (reading.kind === 'refused') {
    expectHeld(reading.reason.length > 0 && reading.reason.length < 200, 'a reason that is none, or endless');
    return 'refused';
  }
  const { file } = reading;
  const again = parseSignature(Buffer.from(formatSignature(file)));
  expectHeld(
    again.kind === 'signature' && formatSignature(again.file) === formatSignature(file),
    'what was written of it is read otherwise',
  );
  const isIssued = issued.some(
    (each) => each.signature === file.signature && each.signingMethod === file.signingMethod,
  );
  const isValid = verifySignature(file, { secret, jobId, manifest });
  expectHeld(isValid === (isIssued && file.jobId === jobId), `valid: ${isValid}, issued: ${isIssued}`);
  return 'accepted';
}
