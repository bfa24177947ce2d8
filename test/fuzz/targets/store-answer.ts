import { AppError } from '../../../shared/base/errors.ts';
import { failureOf, finalError, parseXml } from '../../../shared/engine/s3/s3-failure.ts';
import { expectHeld, readerOnly, type CaseOutcome, type FuzzTarget } from '../fuzz-target.ts';
import { listed } from '../listed.ts';
import { mutated } from '../mutate.ts';
import { xmlBombs, xmlWords } from './xml-words.ts';

const words = {
  samples: [
    '403\n\n<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>SignatureDoesNotMatch</Code><Message>No.</Message><Resource>/b/k</Resource><RequestId>4442587FB7D0A2F9</RequestId></Error>',
    '503\n120\n<Error><Code>SlowDown</Code><Message/></Error>',
    '200\nWed, 21 Oct 2099 07:28:00 GMT\n<InitiateMultipartUploadResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Bucket>b</Bucket><Key>k</Key><UploadId>VXBsb2Fk</UploadId></InitiateMultipartUploadResult>',
    '200\n\n<CompleteMultipartUploadResult><ETag>"3858f62230ac3c915f300c664312c11f-9"</ETag></CompleteMultipartUploadResult>',
    '507\n-1\n<Error><Code>XMinioStorageFull</Code></Error>',
  ].map((text) => Buffer.from(text)),
  dictionary: [
    ...xmlWords,
    ...listed(`Error¦Code¦Message¦NoSuchBucket¦ExpiredToken¦QuotaExceeded¦InsufficientStorage¦1e309`),
    ...listed(`<Code>a\nb</Code>¦<Code>=1+1</Code>¦<Code><x/></Code>¦<Error/>¦<Error>x</Error>`),
  ],
  bombs: xmlBombs,
};

export const storeAnswerTarget: FuzzTarget = {
  id: 'store-answer',
  title: "Store's answers (XML)",
  promises:
    'never throws; the code that goes into the log is a word of at most 64 characters; a wait is a finite number; no entity grows',
  limitMs: 100,
  makeCase: (random) => mutated(random, words),
  open: readerOnly(readOne),
};

/** Status, Retry-After and body, a line for each of the first two. */
function readOne(bytes: Uint8Array): CaseOutcome {
  const text = Buffer.from(bytes).toString();
  const [first = '', second = '', ...rest] = text.split('\n');
  const status = Math.abs(Number.parseInt(first, 10) || 500) % 1000;
  const body = rest.join('\n');
  const parsed = parseXml(body);
  expectHeld(sizeOf(parsed) <= 16 * body.length + 1000, 'the answer grew when it was read');
  const failure = failureOf(status, body, (name) => (name === 'retry-after' ? second : undefined));
  expectHeld(/^[\w.-]{1,64}$/.test(failure.code), `the code ${JSON.stringify(failure.code)}`);
  const { retryAfterMs } = failure;
  expectHeld(
    retryAfterMs === null || (retryAfterMs >= 0 && Number.isFinite(retryAfterMs)),
    `wait ${retryAfterMs}`,
  );
  const final = finalError(failure, 'PUT b/k');
  expectHeld(final instanceof AppError || final.code === failure.code, 'a final error that is none');
  return Object.keys(parsed).length > 0 ? 'accepted' : 'refused';
}

function sizeOf(value: unknown): number {
  return JSON.stringify(value)?.length ?? 0;
}
