import type { StoreFault } from '../../../../servers/fault-proxy/store-fault.ts';
import type { Fault } from '../../fault.ts';
import { somewhere } from './answers.ts';
import { storeFault } from './store-fault.ts';

const errorDocument =
  '<?xml version="1.0" encoding="UTF-8"?>\n\n<Error><Code>InternalError</Code><Message>We met an internal error.</Message></Error>';
const portal = '<html><head><title>Welcome</title></head><body>Please log in to the network.</body></html>';
const upload = '<InitiateMultipartUploadResult><UploadId></UploadId></InitiateMultipartUploadResult>';
const otherEtag = '"d41d8cd98f00b204e9800998ecf8427f"';

/** What the store answers that is not true. */
export const wrongAnswerFaults: readonly Fault[] = [
  storeFault({
    id: 'store-etag',
    title: 'The store answers with a wrong ETag',
    rules: (random) => [
      somewhere(random, { kind: 'etag', etag: otherEtag }, ['put', 'put', 'part', 'complete']),
    ],
  }),
  storeFault({
    id: 'store-etag-always',
    title: 'The store answers with a wrong ETag for one file, again and again',
    codes: ['ChecksumMismatch'],
    rules(random, { scene }) {
      const { path } = random.pick(scene.tree);
      const start = `/${scene.bucket}/${encodeURIComponent(path).replaceAll('%2F', '/')}`;
      return [
        {
          fault: { kind: 'etag', etag: otherEtag },
          kinds: ['put', 'part'],
          matches: ({ target }) => target.split('?', 1)[0] === start,
        },
      ];
    },
  }),
  storeFault({
    id: 'store-checksum',
    title: 'The store echoes a wrong checksum',
    rules: (random) => [
      somewhere(random, { kind: 'checksum', name: 'x-amz-checksum-crc32', value: 'AAAAAA==' }, [
        'put',
        'part',
      ]),
    ],
  }),
  storeFault({
    id: 'store-loses-part',
    title: 'The store answers 200 for a part and never had it',
    codes: ['InvalidPart', 'ChecksumMismatch'],
    rules: (random) => [{ fault: { kind: 'lost' }, kinds: ['part'], skip: random.between(0, 2), times: 1 }],
  }),
  storeFault({
    id: 'store-hollow',
    title: 'Something else than the store answers 200: a log-in page, an empty page, half an answer',
    mayStop: true,
    histories: 12,
    rules(random) {
      const body = random.pick([portal, '', upload, '{"ok":true}', '<CompleteMultipartUploadResult>']);
      const contentType = random.pick(['text/html', 'application/xml']);
      const fault: StoreFault = { kind: 'hollow', body, contentType, isStored: random.next() < 0.5 };
      return [somewhere(random, fault, ['put', 'begin', 'part', 'complete', 'complete', 'abort'])];
    },
  }),
  storeFault({
    id: 'store-error-in-200',
    title: 'CompleteMultipartUpload is answered 200 and then an error',
    rules(random) {
      const fault: StoreFault = {
        kind: 'hollow',
        body: errorDocument,
        contentType: 'application/xml',
        isStored: random.next() < 0.5,
      };
      return [{ fault, kinds: ['complete'], times: random.between(1, 3) }];
    },
  }),
  storeFault({
    id: 'store-twice',
    title: 'The store answers one request twice',
    rules: (random) => [somewhere(random, { kind: 'twice' }), somewhere(random, { kind: 'twice' })],
  }),
];
