import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJobId, jobIdAlphabet, type JobId } from '../job/job-id.ts';
import type { SignatureFile } from './signature-file.ts';
import { formatSignature, parseSignature, signatureLimitBytes } from './signature-text.ts';

const sample: SignatureFile = {
  version: '2.0',
  signingMethod: 'HmacSHA1',
  jobId: parseJobId('WXSPP') as JobId,
  signature: 'jLbLVp54vBa/vuh/XW1MOMdZUxw=',
};

function parse(text: string): ReturnType<typeof parseSignature> {
  return parseSignature(new TextEncoder().encode(text));
}

describe('formatSignature', () => {
  it('writes the documented sample', () => {
    expect(formatSignature(sample)).toBe(
      'version:2.0\nsigningMethod:HmacSHA1\njobId:WXSPP\nsignature:jLbLVp54vBa/vuh/XW1MOMdZUxw=\n',
    );
  });
});

describe('parseSignature', () => {
  it.each([
    ['LF', formatSignature(sample)],
    ['CR LF', formatSignature(sample).replaceAll('\n', '\r\n')],
    ['a space after the colon', formatSignature(sample).replaceAll(':', ': ')],
    ['no last line end', formatSignature(sample).trimEnd()],
    ['a byte order mark', `\uFEFF${formatSignature(sample)}`],
    ['another order', formatSignature(sample).trimEnd().split('\n').reverse().join('\n')],
    ['a job id in lower case', formatSignature(sample).replace('WXSPP', 'wxspp')],
    ['blank lines', `\n${formatSignature(sample)}\n\n`],
  ])('reads %s', (_name, text) => {
    expect(parse(text)).toEqual({ kind: 'signature', file: sample });
  });

  it('agrees with the size of the 2009 sample log, 90 bytes, in both spellings that make it', () => {
    expect(formatSignature(sample).replaceAll('\n', '\r\n')).toHaveLength(90);
    expect(formatSignature(sample).replaceAll(':', ': ')).toHaveLength(90);
  });

  it.each([
    ['an empty file', '', 'version is missing'],
    ['another version', formatSignature(sample).replace('2.0', '3.0'), 'version is neither'],
    ['another method', formatSignature(sample).replace('SHA1', 'MD5'), 'signingMethod is neither'],
    ['a bad job id', formatSignature(sample).replace('WXSPP', 'WXSP0'), 'jobId is not five'],
    ['a short signature', formatSignature(sample).replace('jLbL', ''), 'signature is not the base64'],
    ['a signature of the other method', formatSignature(sample).replace('SHA1', 'SHA256'), '32 bytes'],
    ['a repeated field', `${formatSignature(sample)}version:1.0\n`, 'line 5 repeats version'],
    ['an unknown field', `${formatSignature(sample)}bucket:x\n`, 'line 5 is not one of'],
    ['a line without a colon', 'hello\n', 'line 1 has no colon'],
    ['a long file', 'x'.repeat(signatureLimitBytes + 1), 'at most 4096'],
  ])('refuses %s', (_name, text, reason) => {
    const reading = parse(text);
    expect(reading.kind === 'refused' ? reading.reason : reading).toContain(reason);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(parseSignature(Uint8Array.of(0xff, 0xfe))).toEqual({
      kind: 'refused',
      reason: 'it is not UTF-8 text',
    });
  });

  it('reads back whatever was written, and never throws', () => {
    const jobIds = fc.string({
      unit: fc.constantFrom(...jobIdAlphabet.split('')),
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(jobIds, fc.uint8Array({ minLength: 32, maxLength: 32 }), (id, digest) => {
        const file: SignatureFile = {
          version: '1.0',
          signingMethod: 'HmacSHA256',
          jobId: id as JobId,
          signature: Buffer.from(digest).toString('base64'),
        };
        expect(parse(formatSignature(file))).toEqual({ kind: 'signature', file });
      }),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => parseSignature(bytes).kind.length > 0));
  });
});
