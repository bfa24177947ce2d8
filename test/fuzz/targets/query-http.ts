import { connect } from 'node:net';
import { systemClock } from '../../../shared/base/time.ts';
import { startJobServer } from '../../../shared/engine/station/http/server.ts';
import { openTestStation } from '../../../shared/engine/station/station.fixture.ts';
import { expectHeld, Violation, type FuzzTarget, type OpenTarget } from '../fuzz-target.ts';
import { listed } from '../listed.ts';
import { mutated } from '../mutate.ts';
import { apiDictionary, apiForms } from './api-forms.ts';

const requests = [
  'GET /health HTTP/1.1\r\nHost: h\r\n\r\n',
  'HEAD /labels/0123456789abcdefghij HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET /?Action=ListJobs&Version=2010-06-01 HTTP/1.1\r\nHost: h\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nActio\r\nA;x=y\r\nn=ListJobs&\r\n0\r\nTrailer: x\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\na=bc',
  'GET / HTTP/1.1\r\nHost: h\r\n\r\nGET /health HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\n\r\n',
  'PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab',
  'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 300000\r\n\r\nab',
  `POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n41000\r\n${'a'.repeat(0x41000)}\r\n0\r\n\r\n`,
  `GET / HTTP/1.1\r\nHost: h\r\nx: ${'y'.repeat(17_000)}\r\n\r\n`,
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  ...apiForms.map((form) => post(form)),
  ...apiForms
    .slice(0, 2)
    .map((form) =>
      post(`${form}&AWSAccessKeyId=x&Signature=y&SignatureVersion=2&SignatureMethod=HmacSHA1&Timestamp=2026`),
    ),
];

const words = {
  samples: requests.map((text) => Buffer.from(text)),
  dictionary: [
    ...apiDictionary,
    ...listed(
      `\r\n¦\r\n\r\n¦\r\nContent-Length: 0¦\r\nContent-Length: 5¦\r\nContent-Length: +5¦\r\nContent-Length: 99999999999`,
    ),
    ...listed(
      `\r\nTransfer-Encoding: chunked¦\r\nTransfer-Encoding: identity¦\r\nTransfer-Encoding : chunked¦0\r\n\r\n`,
    ),
    ...listed(`FFFFFFFF\r\n`),
    ...listed(
      `\r\n folded¦\r\nHost: other¦\r\n__proto__: x¦\r\nConnection: upgrade\r\nUpgrade: websocket¦\r\nConnection: close`,
    ),
    ...listed(
      `OPTIONS *¦CONNECT a:1¦TRACE /¦GET http://a/¦HTTP/1.0¦HTTP/9.9¦/labels/¦/labels/../health¦/%2e%2e/`,
    ),
    ...listed(`//`),
  ],
  bombs: [
    (size: number) => `\r\nx: ${'y'.repeat(size)}`,
    (size: number) => '\r\na: b'.repeat(size / 6),
    (size: number) => '\r\n'.repeat(size / 2),
    (size: number) => '1\r\na\r\n'.repeat(size / 6),
    (size: number) => 'GET / HTTP/1.1\r\nHost: h\r\n\r\n'.repeat(size / 300),
    (size: number) => `/${'a'.repeat(size)}`,
  ],
};

/** Longest that a connection may stay, milliseconds: the server's own limits, and some. */
const connectionLimitMs = 8000;

export const queryHttpTarget: FuzzTarget = {
  id: 'query-http',
  title: 'Query API over HTTP, byte for byte through a socket',
  promises:
    'never a fault of the service; every answer is HTTP; nothing unsigned gets a 200 but /health, and none follows a message of two lengths; every connection ends; the server goes on answering',
  limitMs: connectionLimitMs,
  makeCase: (random) => mutated(random, words),
  open: openServer,
};

async function openServer(): Promise<OpenTarget> {
  const station = await openTestStation();
  const faults: unknown[] = [];
  const server = await startJobServer({
    host: '127.0.0.1',
    port: 0,
    accountKeys: station.station.accountKeys,
    makeService: (labelBaseUrl) => station.station.service({ labelBaseUrl }),
    clock: systemClock,
    log: { request: () => undefined, fault: (_id, fault) => faults.push(fault) },
    limits: { headersMs: 500, requestMs: 1000, idleMs: 3000 },
  });
  const port = Number(new URL(server.url).port);
  let cases = 0;
  return {
    async run(bytes) {
      const answer = await exchange(port, bytes);
      if (faults.length > 0) throw faults.pop();
      checkAnswer(Buffer.from(bytes).toString('latin1'), answer);
      cases += 1;
      if (cases % 100 === 0) {
        const health = await exchange(port, Buffer.from('GET /health HTTP/1.0\r\n\r\n'));
        expectHeld(health.startsWith('HTTP/1.1 200 '), 'the server does not answer any more');
      }
      return /^HTTP\/1\.1 (?:2|403)/.test(answer) ? 'accepted' : 'refused';
    },
    async close() {
      await server.close(100);
      await station.remove();
    },
  };
}

function checkAnswer(sent: string, answer: string): void {
  if (answer === '') return;
  expectHeld(/^HTTP\/1\.1 [1-5]\d\d /.test(answer), `an answer like ${JSON.stringify(answer.slice(0, 60))}`);
  const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  expectHeld(
    statuses.every((status) => status < 500 || status === 501),
    `statuses ${statuses.join(', ')}`,
  );
  const good = statuses.filter((status) => status === 200).length;
  expectHeld(good <= sent.split('/health').length - 1, 'a 200 for what nobody signed');
  expectHeld(statuses.length <= sent.split('HTTP/').length, 'more answers than requests');
}

/** Sends bytes, in two pieces when they are many, and gives all that comes back until the connection ends. */
function exchange(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Violation(`the connection is still open after ${connectionLimitMs} ms`));
    }, connectionLimitMs);
    socket.on('connect', () => {
      const middle = bytes.length % 3 === 0 ? bytes.length >> 1 : 0;
      if (middle > 0) socket.write(bytes.subarray(0, middle));
      socket.end(bytes.subarray(middle));
    });
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(text);
    });
  });
}

function post(form: string): string {
  return `POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\n\r\n${form}`;
}
