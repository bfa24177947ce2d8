import type { StoreFault } from '../../../../servers/fault-proxy/store-fault.ts';
import type { Fault } from '../../fault.ts';
import type { Random } from '../../random.ts';
import { somewhere } from './answers.ts';
import { storeFault } from './store-fault.ts';

function stall(random: Random): StoreFault {
  const when = random.pick(['silent', 'head', 'body'] as const);
  return { kind: 'stall', when, isStored: random.next() < 0.5 };
}

function noise(random: Random): StoreFault {
  const header = 'x'.repeat(random.pick([100, 20_000, 200_000]));
  return random.pick<StoreFault>([
    { kind: 'garbage', bytes: 'SSH-2.0-OpenSSH_9.2\r\n', isEnded: random.next() < 0.5 },
    { kind: 'garbage', bytes: '\u0000\u0001\u00ff'.repeat(500), isEnded: true },
    { kind: 'garbage', bytes: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n', isEnded: false },
    { kind: 'garbage', bytes: 'HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n', isEnded: true },
    { kind: 'preface', bytes: 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(random.between(1, 5)) },
    { kind: 'preface', bytes: 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n' },
    {
      kind: 'garbage',
      bytes: `HTTP/1.1 200 OK\r\nx-a: ${header}\r\nContent-Length: 0\r\n\r\n`,
      // With a short header it is a good answer: an open connection that nobody serves would be another fault, `store-stall`.
      isEnded: true,
    },
  ]);
}

/** What befalls connections. */
export const connectionFaults: readonly Fault[] = [
  storeFault({
    id: 'store-reset',
    title: 'The connection is reset before, amidst or behind the body',
    histories: 16,
    rules: (random) => [
      somewhere(random, { kind: 'reset', when: random.pick(['before', 'during', 'after']) }),
      somewhere(random, { kind: 'reset', when: random.pick(['before', 'during', 'after']) }),
    ],
  }),
  storeFault({
    id: 'store-answer-lost',
    title: 'The store has done what was asked, and the answer is lost',
    histories: 16,
    rules: (random) => [somewhere(random, { kind: 'reset', when: random.pick(['stored', 'answering']) })],
  }),
  storeFault({
    id: 'store-truncated',
    title: 'The answer is cut off',
    rules: (random) => [somewhere(random, { kind: 'truncated' })],
  }),
  storeFault({
    id: 'store-stall',
    title: 'The store says no more: no answer, half a head, half a body',
    isSilent: true,
    histories: 12,
    rules: (random) => [somewhere(random, stall(random))],
  }),
  storeFault({
    id: 'store-late',
    title: 'The store answers when the loader has given up and asked again',
    isSilent: true,
    rules: (random) => [somewhere(random, { kind: 'late', delayMs: random.between(400, 900) })],
  }),
  storeFault({
    id: 'store-held',
    title: 'A request reaches the store when the loader has given up and asked again',
    isSilent: true,
    // A beginning that arrives when the load is over is beyond its reach: that is what a bucket's rule for uploads that stay open is for.
    rules: (random) => [
      somewhere(random, { kind: 'held', delayMs: random.between(400, 1500) }, [
        'put',
        'part',
        'complete',
        'abort',
      ]),
    ],
  }),
  storeFault({
    id: 'store-keep-alive',
    title: 'A connection that was kept alive is closed, just as the next request is written too',
    rules(random) {
      const fault = (): StoreFault => {
        return {
          kind: 'close',
          when: random.pick(['answered', 'next']),
          isReset: random.next() < 0.5,
        };
      };
      return [somewhere(random, fault()), { fault: fault(), skip: random.between(0, 9), times: 12 }];
    },
  }),
  storeFault({
    id: 'store-noise',
    title: 'The answer is no HTTP, has 1xx before it, switches protocols or has huge headers',
    isSilent: true,
    histories: 12,
    rules: (random) => [somewhere(random, noise(random))],
  }),
  storeFault({
    id: 'store-endless',
    title: 'The answer has no end',
    isSilent: true,
    rules: (random) => [
      somewhere(random, {
        kind: 'endless',
        where: random.pick(['head', 'body']),
        status: random.pick([200, 500, 503]),
      }),
    ],
  }),
  storeFault({
    id: 'store-drip',
    title: 'The answer comes byte by byte',
    histories: 3,
    rules: (random) => [somewhere(random, { kind: 'drip', delayMs: random.between(1, 8) })],
  }),
];
