import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/base/errors.ts';
import { SinkError, type ObjectDescription, type Sink } from '../../shared/engine/loader/sinks/sink.ts';
import { md5Of, partedBody, variedBytes, wholeBody } from './bodies.ts';
import { hostileKeys } from './hostile-keys.ts';

/** A sink and a way to look behind it. */
export interface SinkUnderTest {
  readonly sink: Sink;
  /** A bucket that is there and empty. */
  readonly bucket: string;
  /** What a reader of the store gets, or null when there is no such object. */
  read(key: string): Promise<Buffer | null>;
  /** Keys of all objects that a reader can see. */
  list(): Promise<readonly string[]>;
  /** What unfinished puts have left: open uploads, partial files. */
  leftovers(): Promise<readonly string[]>;
  /** The headers of an object, where the store has such; lower-case names. */
  headers?(key: string): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

export interface SinkTraits {
  /** Keys that this store may refuse with a SinkError; it never stores them under another name. */
  readonly mayRefuse?: (key: string) => boolean;
  /** Whether a bucket that is missing is an error (S3) or made (a folder). */
  readonly missingBucketIsAnError: boolean;
  /** Whether the store keeps the headers of an object, so that `headers` finds them. */
  readonly keepsHeaders: boolean;
  /** Whether the store compares the bytes it got with the MD5 that was sent along. */
  readonly comparesMd5: boolean;
}

const partSizeBytes = 5 * 2 ** 20;

/** What every sink must do, whatever stands behind it. */
export function describeSink(name: string, open: () => Promise<SinkUnderTest>, traits: SinkTraits): void {
  describe(`sink: ${name}`, () => {
    let subject: SinkUnderTest;
    const never = new AbortController().signal;
    const object = (key: string, more: Partial<ObjectDescription> = {}): ObjectDescription => ({
      bucket: subject.bucket,
      key,
      contentType: 'application/octet-stream',
      metadata: new Map(),
      ...more,
    });

    beforeAll(async () => {
      subject = await open();
      await subject.sink.prepare([subject.bucket], never);
    });
    afterAll(async () => {
      await subject.sink.close();
      await subject.close();
    });

    it('leaves nothing behind when it prepares', async () => {
      expect(await subject.list()).toEqual([]);
      expect(await subject.leftovers()).toEqual([]);
    });

    it.runIf(traits.missingBucketIsAnError)('refuses to start when a bucket is missing', async () => {
      await expect(subject.sink.prepare([subject.bucket, 'no-such-bucket'], never)).rejects.toMatchObject({
        name: AppError.name,
        scope: 'job',
      });
    });

    it('stores a small object and says its MD5', async () => {
      const body = wholeBody('hello');
      const receipt = await subject.sink.put(object('small'), body, never);
      expect(receipt).toMatchObject({ md5: '5d41402abc4b2a76b9719d911017c592', sizeBytes: 5 });
      expect(receipt.proof).not.toBe('none');
      expect(String(await subject.read('small'))).toBe('hello');
    });

    it('stores an empty object', async () => {
      const receipt = await subject.sink.put(object('empty'), wholeBody(''), never);
      expect(receipt).toMatchObject({ md5: md5Of(Buffer.alloc(0)), sizeBytes: 0 });
      expect((await subject.read('empty'))?.length).toBe(0);
    });

    it.each([
      ['one part', partSizeBytes],
      ['whole parts only', 2 * partSizeBytes],
      ['a short last part', 3 * partSizeBytes + 1],
    ])('stores a large object of %s', async (title, sizeBytes) => {
      const bytes = variedBytes(sizeBytes);
      const body = partedBody(bytes, { partSizeBytes });
      const receipt = await subject.sink.put(object(`large/${title}`), body, never);
      expect(receipt).toMatchObject({ md5: md5Of(bytes), sizeBytes });
      expect((await subject.read(`large/${title}`))?.equals(bytes)).toBe(true);
      const count = Math.ceil(sizeBytes / partSizeBytes);
      expect(body.account).toEqual({ taken: count, released: count, doubles: 0, finished: 1 });
      expect(await subject.leftovers()).toEqual([]);
    });

    it('goes on with one part of memory', async () => {
      const body = partedBody(variedBytes(2 * partSizeBytes + 7), { partSizeBytes, partsInFlight: 1 });
      await subject.sink.put(object('tight'), body, never);
      expect(body.account.released).toBe(3);
    });

    it('stores hostile keys under exactly their names', async () => {
      const stored: string[] = [];
      const refused: [string, unknown][] = [];
      for (const key of hostileKeys) {
        await subject.sink.put(object(`h/${key}`), wholeBody(key), never).then(
          () => stored.push(`h/${key}`),
          (error: unknown) => refused.push([key, error]),
        );
      }
      for (const [key, error] of refused) {
        expect([key, traits.mayRefuse?.(key), error]).toEqual([key, true, expect.any(SinkError)]);
      }
      const listed = (await subject.list()).filter((key) => key.startsWith('h/'));
      expect(new Set(listed)).toEqual(new Set(stored));
      for (const key of stored) expect(String(await subject.read(key))).toBe(key.slice(2));
      expect(stored.length).toBeGreaterThan(hostileKeys.length / 2);
    });

    it('refuses a key that is too long, for this object only', async () => {
      const error: unknown = await subject.sink
        .put(object('é'.repeat(513)), wholeBody('x'), never)
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SinkError);
    });

    it('replaces an object', async () => {
      await subject.sink.put(object('twice'), wholeBody('a longer first version'), never);
      await subject.sink.put(object('twice'), wholeBody('second'), never);
      expect(String(await subject.read('twice'))).toBe('second');
    });

    it.runIf(traits.comparesMd5)(
      'refuses bytes that are not what their MD5 says, and keeps the old object',
      async () => {
        await subject.sink.put(object('checked'), wholeBody('the old one'), never);
        const wrong = { ...wholeBody('changed on the way'), md5: md5Of(Buffer.from('meant')) };
        await expect(subject.sink.put(object('checked'), wrong, never)).rejects.toBeInstanceOf(SinkError);
        expect(String(await subject.read('checked'))).toBe('the old one');
        expect(await subject.leftovers()).toEqual([]);
      },
    );

    it.each([
      ['at its first part', { failAtPart: { number: 1, error: new Error('unreadable') } }],
      ['in its midst', { failAtPart: { number: 3, error: new Error('unreadable') } }],
      ['when it is finished', { finishError: new Error('it changed while it was read') }],
    ])('stores nothing of a body that fails %s', async (_title, options) => {
      await subject.sink.put(object('failing'), wholeBody('before'), never);
      const body = partedBody(variedBytes(4 * partSizeBytes), { partSizeBytes, ...options });
      const expected = 'finishError' in options ? options.finishError : options.failAtPart.error;
      await expect(subject.sink.put(object('failing'), body, never)).rejects.toBe(expected);
      expect(String(await subject.read('failing'))).toBe('before');
      expect(body.account.released).toBe(body.account.taken);
      expect(body.account.doubles).toBe(0);
      expect(await subject.leftovers()).toEqual([]);
    });

    it('stops at once when it is cancelled, and leaves nothing', async () => {
      const control = new AbortController();
      const reason = new Error('cancelled');
      const body = partedBody(variedBytes(4 * partSizeBytes), {
        partSizeBytes,
        onPart: (number) => {
          if (number === 3) control.abort(reason);
        },
      });
      await expect(subject.sink.put(object('cancelled'), body, control.signal)).rejects.toBe(reason);
      expect(await subject.read('cancelled')).toBeNull();
      expect(body.account.released).toBe(body.account.taken);
      expect(await subject.leftovers()).toEqual([]);
      await expect(subject.sink.put(object('cancelled'), wholeBody('x'), control.signal)).rejects.toBe(
        reason,
      );
      expect(await subject.read('cancelled')).toBeNull();
    });

    it('stores many objects side by side', async () => {
      const keys = Array.from({ length: 200 }, (_, at) => `many/${at % 7}/${at}`);
      await Promise.all(keys.map((key) => subject.sink.put(object(key), wholeBody(key), never)));
      const listed = (await subject.list()).filter((key) => key.startsWith('many/'));
      expect(new Set(listed)).toEqual(new Set(keys));
      expect(String(await subject.read('many/3/150'))).toBe('many/3/150');
    });

    it.runIf(traits.keepsHeaders)('tells the store what is said of an object', async () => {
      const described = object('described', {
        contentType: 'text/x-drive; charset=utf-8',
        contentEncoding: 'gzip',
        cacheControl: 'max-age=60',
        contentDisposition: 'attachment; filename="a b.txt"',
        contentLanguage: 'de',
        metadata: new Map([
          ['plain', 'value'],
          ['name', 'Zoë'],
        ]),
      });
      const parted = partedBody(variedBytes(partSizeBytes + 1), { partSizeBytes });
      await subject.sink.put(described, wholeBody('x'), never);
      await subject.sink.put({ ...described, key: 'described-parts' }, parted, never);
      for (const key of ['described', 'described-parts']) {
        expect(await subject.headers?.(key)).toMatchObject({
          'content-type': 'text/x-drive; charset=utf-8',
          'content-encoding': 'gzip',
          'cache-control': 'max-age=60',
          'content-disposition': 'attachment; filename="a b.txt"',
          'content-language': 'de',
          'x-amz-meta-plain': 'value',
          'x-amz-meta-name': 'Zoë',
        });
      }
    });
  });
}
