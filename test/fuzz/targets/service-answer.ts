import type { AnswerElement } from '../../../shared/engine/job-client/read-answer.ts';
import { readAnswer } from '../../../shared/engine/job-client/read-answer.ts';
import {
  readCreatedJob,
  readJobs,
  readLabel,
  readStatus,
  readUpdatedJob,
} from '../../../shared/engine/job-client/results.ts';
import { resultAnswer } from '../../../shared/engine/station/http/answer.ts';
import { expectHeld, isForeseen, readerOnly, type CaseOutcome, type FuzzTarget } from '../fuzz-target.ts';
import { listed } from '../listed.ts';
import { mutated } from '../mutate.ts';
import { xmlBombs, xmlWords } from './xml-words.ts';

type Reader = (result: AnswerElement) => unknown;
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['CreateJob', readCreatedJob],
  ['UpdateJob', readUpdatedJob],
  ['GetStatus', readStatus],
  ['ListJobs', readJobs],
  ['GetShippingLabel', readLabel],
]);

const job = { JobId: 'WXSPP', JobType: 'Import', CreationDate: '2026-01-15T12:00:00Z', IsCanceled: false };
const artifacts = [{ Description: 'label <1>', URL: 'https://station.test/labels/x' }];
const answers = [
  answer('CreateJob', { JobId: 'WXSPP', JobType: 'Import', Signature: 'x=', ArtifactList: artifacts }),
  answer('UpdateJob', { Success: true, WarningMessage: null, ArtifactList: [] }),
  answer('GetStatus', { ...job, ErrorCount: 3, CurrentManifest: 'a: b\r\n"c" & d', ArtifactList: artifacts }),
  answer('ListJobs', { Jobs: [job, { ...job, JobId: 'AAAAA' }], IsTruncated: true }),
  answer('GetShippingLabel', { ShippingLabelURL: 'https://station.test/labels/x', Warning: null }),
  'GetStatus\n<ErrorResponse><Error><Type>Sender</Type><Code>InvalidJobIdException</Code><Message>No &lt;job&gt;</Message></Error><RequestId>r</RequestId></ErrorResponse>',
  'ListJobs\n<Response><Errors><Error><Code>AuthFailure</Code><Message>m</Message></Error></Errors><RequestID>r</RequestID></Response>',
];

const words = {
  samples: answers.map((text) => Buffer.from(text)),
  dictionary: [
    ...xmlWords,
    ...listed(`<member>¦</member>¦<member/>¦<JobId>¦<Jobs>¦<ErrorCount>1e9</ErrorCount>¦GetStatus\n`),
    ...listed(`<JobId>WXSP0</JobId>¦<Success>true</Success>¦<Code/>¦<Error><Error>¦member¦CreateJobResult`),
  ],
  bombs: xmlBombs,
};

export const serviceAnswerTarget: FuzzTarget = {
  id: 'service-answer',
  title: "Job service's answers, as the client reads them",
  promises:
    'throws nothing but JOB_SERVICE_ANSWER; job ids are job ids, counts are whole numbers, everything else is text; no entity grows',
  limitMs: 100,
  makeCase: (random) => mutated(random, words),
  open: readerOnly(readOne),
};

/** The action in a line, then the answer. */
function readOne(bytes: Uint8Array): CaseOutcome {
  const text = Buffer.from(bytes).toString();
  const end = text.indexOf('\n');
  const action = text.slice(0, Math.max(0, end));
  const xml = text.slice(end + 1);
  try {
    const reading = readAnswer(action, xml);
    if (reading.kind === 'error') {
      expectHeld(typeof reading.error.message === 'string', 'a message that is no text');
      return 'refused';
    }
    const result = readers.get(action)?.(reading.result);
    expectHeld(
      (JSON.stringify(result) ?? '').length <= 16 * xml.length + 1000,
      'the answer grew when it was read',
    );
    checkValues(result);
    return 'accepted';
  } catch (error) {
    if (!isForeseen(error, ['JOB_SERVICE_ANSWER'])) throw error;
    return 'refused';
  }
}

function checkValues(value: unknown): void {
  if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      if (name === 'jobId' && item !== null) {
        expectHeld(/^[1-9A-NP-Z]{5}$/.test(String(item)), `the job id ${String(item)}`);
      }
      checkValues(item);
    }
  } else if (typeof value === 'number') {
    expectHeld(Number.isSafeInteger(value), `the number ${value}`);
  }
}

function answer(action: string, result: Parameters<typeof resultAnswer>[1]): string {
  return `${action}\n${resultAnswer(action, result, 'request-1').body}`;
}
