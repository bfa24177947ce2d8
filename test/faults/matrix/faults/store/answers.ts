import type { RequestKind } from '../../../../servers/fault-proxy/proxied-request.ts';
import type { ProxyRule } from '../../../../servers/fault-proxy/fault-proxy.ts';
import type { StoreFault } from '../../../../servers/fault-proxy/store-fault.ts';
import type { Fault } from '../../fault.ts';
import type { Random } from '../../random.ts';
import { storeFault } from './store-fault.ts';

const anyKind: readonly RequestKind[] = ['put', 'begin', 'part', 'complete', 'abort'];

/** Some requests at some time: seldom many of one file, so that six tries are enough. */
export function somewhere(
  random: Random,
  fault: StoreFault,
  kinds: readonly RequestKind[] = anyKind,
): ProxyRule {
  const kind = random.pick(kinds);
  const first = { put: 30, begin: 2, part: 3, complete: 1, abort: 1, list: 0, get: 0, delete: 0 }[kind];
  return { fault, kinds: [kind], skip: random.between(0, first), times: random.between(1, 4) };
}

function busy(random: Random): StoreFault {
  const [status, code] = random.pick([
    [500, 'InternalError'],
    [503, 'SlowDown'],
    [503, 'ServiceUnavailable'],
    [502, 'BadGateway'],
    [504, 'GatewayTimeout'],
    [429, 'TooManyRequests'],
    [408, 'RequestTimeout'],
    [400, 'RequestTimeout'],
    [400, 'BadDigest'],
  ] as const);
  const retryAfter = random.pick([undefined, undefined, '0', '1', '0.05', 'soon', '-5']);
  const wait = retryAfter === undefined ? {} : { retryAfter };
  return { kind: 'error', status, code, beforeBody: random.next() < 0.3, ...wait };
}

const credentialCodes = [
  'ExpiredToken',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'InvalidAccessKeyId',
  'InvalidToken',
] as const;

/** What the store answers that is an error. */
export const answerFaults: readonly Fault[] = [
  storeFault({
    id: 'store-busy',
    title:
      'The store answers 500, 502, 503 SlowDown, 504, 429 or RequestTimeout, with and without Retry-After',
    histories: 20,
    rules: (random) => [somewhere(random, busy(random)), somewhere(random, busy(random))],
  }),
  storeFault({
    id: 'store-burst',
    title: 'Everything fails for three seconds',
    histories: 5,
    rules(random) {
      const fault = random.pick<StoreFault>([busy(random), { kind: 'reset', when: 'before' }]);
      return [{ fault, skip: random.between(0, 20), durationMs: 2800 }];
    },
    mayStop: true,
  }),
  storeFault({
    id: 'store-outage',
    title: 'The store is out of order for longer than is waited for',
    histories: 3,
    rules(random) {
      const fault = random.pick<StoreFault>([
        { kind: 'error', status: 503, code: 'SlowDown' },
        { kind: 'error', status: 500, code: 'InternalError' },
        { kind: 'reset', when: 'before' },
        { kind: 'reset', when: 'after' },
      ]);
      return [{ fault, skip: random.between(0, 30) }];
    },
    mayStop: true,
  }),
  storeFault({
    id: 'store-forbids',
    title: 'The store refuses some requests: 403 AccessDenied',
    codes: ['AccessDenied'],
    mayStop: true,
    rules: (random) => [somewhere(random, { kind: 'error', status: 403, code: 'AccessDenied' })],
  }),
  storeFault({
    id: 'store-credentials',
    title: 'Credentials expire, the clock is called wrong, the signature refused, all amidst the load',
    mayStop: true,
    rules(random) {
      const fault = { kind: 'error', status: 403, code: random.pick(credentialCodes) } as const;
      const times = random.next() < 0.5 ? { times: 1 } : {};
      return [{ fault, skip: random.between(0, 40), ...times }];
    },
  }),
  storeFault({
    id: 'store-redirect',
    title: 'The store sends the loader to another host: nothing is asked there, no credentials go there',
    codes: ['TemporaryRedirect'],
    mayStop: true,
    rules(random, { otherUrl }) {
      const status = random.pick([301, 302, 303, 307, 308]);
      const location = `${otherUrl}/elsewhere`;
      return [somewhere(random, { kind: 'redirect', status, location }, [...anyKind, 'put', 'put'])];
    },
  }),
  storeFault({
    id: 'store-log',
    title: 'Whatever befalls the import log on its way to the store',
    mayStop: true,
    rules(random, { scene }) {
      const fault = random.pick<StoreFault>([
        busy(random),
        { kind: 'error', status: 403, code: 'AccessDenied' },
        { kind: 'error', status: 403, code: 'ExpiredToken' },
        { kind: 'reset', when: random.pick(['before', 'during', 'after', 'stored', 'answering']) },
        { kind: 'etag', etag: '"00000000000000000000000000000000"' },
        { kind: 'truncated' },
        { kind: 'hollow', body: '', contentType: 'text/plain', isStored: false },
      ]);
      const times = random.next() < 0.5 ? { times: random.between(1, 4) } : {};
      return [{ fault, matches: ({ target }) => target.includes(`import-log-${scene.jobId}`), ...times }];
    },
  }),
];
