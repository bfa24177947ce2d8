import { createHash } from 'node:crypto';
import { createQueryApi, type QueryApi } from '../../../shared/engine/station/http/query-api.ts';
import { parseForm } from '../../../shared/engine/station/http/form.ts';
import type { Caller } from '../../../shared/engine/station/service-contract.ts';
import { createTestJob, openTestStation } from '../../../shared/engine/station/station.fixture.ts';
import { canonicalQuery, Signer } from '../../../shared/engine/sigv4/sign.ts';
import { signQuery } from '../../../shared/engine/sigv4/sigv2.ts';
import { readHeaders } from '../../../shared/engine/sigv4/verify.ts';
import { ServiceError } from '../../../shared/domain/job/service-error.ts';
import { readAnswer } from '../../../shared/engine/job-client/read-answer.ts';
import { expectHeld, type CaseOutcome, type FuzzTarget, type OpenTarget } from '../fuzz-target.ts';
import { mutated } from '../mutate.ts';
import { apiDictionary, apiForms, jobMark } from './api-forms.ts';

/** When every request here is made: the time of the test station's clock. */
const atMs = Date.UTC(2026, 0, 15, 12);
const host = '127.0.0.1:8477';
const keys = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

const formHeaders = { host, 'content-type': 'application/x-www-form-urlencoded' };

/** A form that is signed when the case is run, so that what is odd in it gets behind the signature. */
const unsigned = apiForms.map((form) => `sign\n${form}`);
/** Requests signed beforehand: whatever is changed of them must be refused. */
const signed = apiForms.flatMap((form) => [signedOld(form), signedNew(form, 'POST'), signedNew(form, 'GET')]);

const words = {
  samples: [...unsigned, ...unsigned, ...unsigned, ...signed].map((text) => Buffer.from(text)),
  dictionary: apiDictionary,
  bombs: [
    (size: number) => '&a=b'.repeat(size / 4),
    (size: number) => `&${'%41'.repeat(size / 3)}=x`,
    (size: number) => `&Manifest=${'%0A'.repeat(size / 3)}`,
    (size: number) => `&name=${'<'.repeat(size)}`,
    (size: number) => Array.from({ length: size / 20 }, (_, at) => `&jobIds.member.${at}=WXSPP`).join(''),
    (size: number) => `\nauthorization: AWS4-HMAC-SHA256 ${','.repeat(size)}`,
    (size: number) => `\nx-amz-date: ${'2'.repeat(size)}`,
  ],
};

const signedParameters = new Set(signed.map((text) => parametersOf(toRequest(text))));

export const queryApiTarget: FuzzTarget = {
  id: 'query-api',
  title: 'Query API: form, signatures, operations',
  promises:
    'never a fault of the service; every answer is well-formed XML that the client reads, with no character that XML cannot hold; whoever changes a signed request is nobody; no header of an answer can begin another',
  limitMs: 250,
  makeCase: (random) => mutated(random, words),
  open: openApi,
};

async function openApi(): Promise<OpenTarget> {
  const station = await openTestStation();
  const { account } = await station.caller('Ann');
  const caller: Caller = { account, accessKeyId: keys.accessKeyId };
  const service = station.service();
  const find = (id: string) =>
    Promise.resolve(id === keys.accessKeyId ? { account, secretAccessKey: keys.secretAccessKey } : null);
  const api = createQueryApi({ service, accountKeys: { find }, clock: { now: () => atMs } });
  let jobId = await createTestJob(service, caller);
  let cases = 0;
  return {
    async run(bytes) {
      cases += 1;
      // Jobs are cancelled by some cases, and a day takes fifty new ones.
      if (cases % 50 === 0 && (await service.getStatus(caller, jobId)).progressCode !== 'Pending') {
        station.clock.advance(25 * 60 * 60 * 1000);
        jobId = await createTestJob(service, caller);
      }
      return ask(api, Buffer.from(bytes).toString('latin1'), jobId);
    },
    close: () => station.remove(),
  };
}

/** What XML 1.0 cannot hold. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

type Request = Parameters<QueryApi>[0];

async function ask(api: QueryApi, text: string, jobId: string): Promise<CaseOutcome> {
  const isSigned = !text.startsWith('sign\n');
  const request = isSigned ? toRequest(text) : signNow(text.slice('sign\n'.length), jobId);
  if (request === null) return 'refused';
  const { answer, account, action, code, fault } = await api(request, 'request-1');
  if (fault !== undefined) throw fault;
  expectHeld(answer.status < 500, `the status ${answer.status}`);
  expectHeld(!notInXml.test(answer.body), 'XML with control characters');
  for (const value of Object.values(answer.headers))
    expectHeld(/^[\u0020-\u007e]*$/.test(value), `header ${value}`);
  const reading = readAnswer(action ?? '', answer.body);
  expectHeld((reading.kind === 'result') === (code === null), `${reading.kind} for the code ${String(code)}`);
  if (reading.kind === 'error')
    expectHeld(reading.error.code === code, `${reading.error.code} for ${String(code)}`);
  if (isSigned && account !== null) {
    expectHeld(signedParameters.has(parametersOf(request)), 'a request that was changed is taken for signed');
  }
  return code === null ? 'accepted' : 'refused';
}

/** Null for a form that cannot be read, and so not be signed either. */
function signNow(form: string, jobId: string): Request | null {
  let parameters: Map<string, string>;
  try {
    parameters = parseForm(form.replaceAll(jobMark, jobId).replaceAll('\n', ''));
  } catch (error) {
    if (error instanceof ServiceError) return null;
    throw error;
  }
  const all = signQuery({ method: 'POST', host, path: '/', parameters }, keys, atMs);
  return {
    method: 'POST',
    target: '/',
    headers: headersOf(formHeaders),
    body: Buffer.from(canonicalQuery([...all])),
  };
}

function headersOf(headers: Readonly<Record<string, string>>): Map<string, string[]> {
  return readHeaders(Object.entries(headers).flat());
}

function signedOld(form: string): string {
  const parameters = new Map(new URLSearchParams(form));
  const all = signQuery({ method: 'POST', host, path: '/', parameters }, keys, atMs);
  return toText('POST', '/', formHeaders, canonicalQuery([...all]));
}

function signedNew(form: string, method: 'GET' | 'POST'): string {
  const parameters = [...new URLSearchParams(form)];
  const query = method === 'GET' ? parameters : [];
  const body = method === 'GET' ? '' : canonicalQuery(parameters);
  const signer = new Signer(keys, { region: 'us-east-1', service: 'IngestionService' });
  const payloadHash = createHash('sha256').update(body).digest('hex');
  const added = signer.sign({ method, path: '/', query, headers: formHeaders, payloadHash }, atMs);
  const target = method === 'GET' ? `/?${canonicalQuery(parameters)}` : '/';
  return toText(method, target, { ...formHeaders, ...added }, body);
}

function toText(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`);
  return `${method} ${target}\n${lines.join('')}\n${body}`;
}

/** A request as Node's HTTP server would hand it over: method, target and headers in Latin-1. */
function toRequest(text: string): Request {
  const end = text.indexOf('\n\n');
  const [first = '', ...lines] = (end < 0 ? text : text.slice(0, end)).split('\n');
  const space = first.indexOf(' ');
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 0 ? [] : [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const method = first.slice(0, Math.max(0, space)) === 'GET' ? 'GET' : 'POST';
  const body = Buffer.from(end < 0 ? '' : text.slice(end + 2), 'latin1');
  return { method, target: first.slice(space + 1), headers: readHeaders(headers), body };
}

/** What a request asks for, in one spelling. */
function parametersOf(request: Request): string {
  const text =
    request.method === 'GET' ? request.target.slice(request.target.indexOf('?') + 1) : String(request.body);
  const all = [...new URLSearchParams(text)].filter(([name]) => name !== 'Signature');
  return JSON.stringify(all.map(([name, value]) => `${name}=${value}`).sort());
}
