import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseJobId, type JobId } from '../../domain/job/job-id.ts';
import { canonicalManifest, signatureMatches } from '../../domain/signature/signed-message.ts';
import { readSignature, writeSignature } from './drive-signature.ts';
import { signManifest, verifySignature } from './sign-manifest.ts';

const jobId = parseJobId('TSTD1') as JobId;
const manifest = Buffer.from('manifestVersion:1.0\r\nbucket:toady\r\n');
const secret = 'example-secret-key';

describe('signManifest', () => {
  it('makes the test vector of the reference (3.3)', () => {
    expect(signManifest({ secret, jobId, manifest, version: '1.0' })).toEqual({
      version: '1.0',
      signingMethod: 'HmacSHA1',
      jobId,
      signature: 'ynm0GKzLZVmOG3CVoARtqybXc80=',
    });
  });

  it('signs the same bytes with HmacSHA256, as openssl computes it', () => {
    const file = signManifest({ secret, jobId, manifest, version: '2.0', signingMethod: 'HmacSHA256' });
    // printf 'TSTD1\nmanifestVersion:1.0\nbucket:toady\n' | openssl dgst -sha256 -hmac example-secret-key -binary | base64
    expect(file.signature).toBe('kvDAkRbaWRx3mBbCjJIJ/nZZK5WIvOHRV03bx2CYqKg=');
  });

  it('does not tell line ends apart, and nothing else alike', () => {
    const unix = Buffer.from('manifestVersion:1.0\nbucket:toady\n');
    const file = signManifest({ secret, jobId, manifest: unix, version: '1.0' });
    expect(verifySignature(file, { secret, jobId, manifest })).toBe(true);
    expect(verifySignature(file, { secret, jobId, manifest: Buffer.from(`${unix.toString()} `) })).toBe(
      false,
    );
    expect(verifySignature(file, { secret: 'another', jobId, manifest })).toBe(false);
    expect(verifySignature(file, { secret, jobId: parseJobId('TSTD2') as JobId, manifest })).toBe(false);
  });

  it('keeps a carriage return that no line feed follows', () => {
    expect(Buffer.from(canonicalManifest(Buffer.from('a\r\r\nb\rc\r\n\r'))).toString()).toBe('a\r\nb\rc\n\r');
  });

  it('compares whole texts', () => {
    expect(signatureMatches('abc', 'abc')).toBe(true);
    for (const other of ['abd', 'ab', 'abcd', '', 'abc\0'])
      expect(signatureMatches('abc', other)).toBe(false);
  });
});

describe('a drive', () => {
  let drive = '';
  beforeEach(() => {
    drive = mkdtempSync(join(tmpdir(), 'drivepost-signature-'));
  });
  afterEach(() => {
    chmodSync(drive, 0o700);
    rmSync(drive, { recursive: true, force: true });
  });
  const file = signManifest({ secret, jobId, manifest, version: '2.0' });

  it('gets a SIGNATURE, again and again, and nothing else', async () => {
    writeFileSync(join(drive, 'SIGNATURE.partial'), 'left by a power cut');
    await writeSignature(drive, { ...file, version: '1.0' });
    await writeSignature(drive, file);
    expect(readdirSync(drive)).toEqual(['SIGNATURE']);
    expect(await readSignature(drive)).toEqual({ kind: 'found', file });
    expect(readFileSync(join(drive, 'SIGNATURE'), 'utf8')).toMatch(
      /^version:2\.0\n.*\njobId:TSTD1\nsignature:/,
    );
  });

  it.each(['signature', 'SIGNATURE.txt', 'Signature', 'SIGNATURE .txt'])(
    'says when it finds %j',
    async (name) => {
      writeFileSync(join(drive, name), 'x');
      const found = await readSignature(drive);
      expect(found).toMatchObject({ kind: 'missing', lookAlike: name });
    },
  );

  it('says when there is none', async () => {
    writeFileSync(join(drive, 'signatures-of-people.txt'), 'x');
    expect(await readSignature(drive)).toMatchObject({ kind: 'missing', lookAlike: null });
  });

  it('does not read a folder, follow a link, or take another text for it', async () => {
    mkdirSync(join(drive, 'SIGNATURE'));
    expect(await readSignature(drive)).toMatchObject({ kind: 'invalid' });
    rmSync(join(drive, 'SIGNATURE'), { recursive: true });
    symlinkSync('/etc/passwd', join(drive, 'SIGNATURE'));
    expect(await readSignature(drive)).toMatchObject({ kind: 'invalid' });
    rmSync(join(drive, 'SIGNATURE'));
    writeFileSync(join(drive, 'SIGNATURE'), 'x'.repeat(5000));
    expect(await readSignature(drive)).toMatchObject({ kind: 'invalid' });
  });

  it('throws when the drive is not there', async () => {
    await expect(readSignature(join(drive, 'gone'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    await expect(writeSignature(join(drive, 'gone'), file)).rejects.toMatchObject({
      code: 'SIGNATURE_UNWRITABLE',
    });
  });

  it('keeps what was there when it cannot write', async () => {
    mkdirSync(join(drive, 'SIGNATURE', 'x'), { recursive: true });
    await expect(writeSignature(drive, file)).rejects.toMatchObject({ code: 'SIGNATURE_UNWRITABLE' });
    expect(readdirSync(drive)).toEqual(['SIGNATURE']);
  });
});
