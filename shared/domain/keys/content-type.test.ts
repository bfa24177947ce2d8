import { describe, expect, it } from 'vitest';
import { contentTypeOf, type ContentTypeRules } from './content-type.ts';
import { startsLikeGzip } from './gzip-start.ts';

function rules(part: Partial<ContentTypeRules> = {}): ContentTypeRules {
  return { contentTypes: new Map(), setContentEncodingForGzFiles: false, ...part };
}

describe('contentTypeOf', () => {
  it.each([
    ['Notice.txt', 'text/plain'],
    ['images/wookie1.jpg', 'image/jpeg'],
    ['images/chewie.GIF', 'image/gif'],
    ['images/chewie.TIF', 'image/tiff'],
    ['images/resources/chewie.psd', 'application/octet-stream'],
    ['SIGNATURE', 'application/octet-stream'],
    ['txt', 'application/octet-stream'],
    ['folder.txt/README', 'application/octet-stream'],
    ['.html', 'application/octet-stream'],
    ['a.', 'application/octet-stream'],
    ['a.__proto__', 'application/octet-stream'],
    ['backup.html.gz', 'application/gzip'],
  ])('%s is %s', (path, contentType) => {
    expect(contentTypeOf(rules(), path, true)).toEqual({ contentType, contentEncoding: undefined });
  });

  it('lets the manifest decide first, in its own case', () => {
    const part = {
      contentTypes: new Map([['jpg', 'image/x-mine']]),
      defaultContentType: 'binary/octet-stream',
    };
    expect(contentTypeOf(rules(part), 'a.jpg', false).contentType).toBe('image/x-mine');
    expect(contentTypeOf(rules(part), 'a.JPG', false).contentType).toBe('image/jpeg');
    expect(contentTypeOf(rules(part), 'a.psd', false).contentType).toBe('binary/octet-stream');
  });

  it.each([
    ['text1.html.gz', true, 'text/html', 'gzip'],
    ['text2.html', true, 'text/html', 'gzip'],
    ['text3.html', false, 'text/html', undefined],
    ['text.gzip', true, 'binary/octet-stream', 'gzip'],
    ['text.html.gz', false, 'application/gzip', undefined],
    ['a.TXT.GZ', true, 'text/plain', 'gzip'],
    ['.gz', true, 'binary/octet-stream', 'gzip'],
  ])(
    'with setContentEncodingForGzFiles, %s (gzip: %s) is %s, %s',
    (path, isGzip, contentType, contentEncoding) => {
      const part = { setContentEncodingForGzFiles: true, defaultContentType: 'binary/octet-stream' };
      expect(contentTypeOf(rules(part), path, isGzip)).toEqual({ contentType, contentEncoding });
    },
  );
});

it('knows gzip by its first bytes', () => {
  expect(startsLikeGzip(Uint8Array.of(0x1f, 0x8b, 8, 0))).toBe(true);
  expect(startsLikeGzip(Uint8Array.of(0x1f, 0x8b))).toBe(false);
  expect(startsLikeGzip(Uint8Array.of())).toBe(false);
  expect(startsLikeGzip(Uint8Array.of(0, 0x1f, 0x8b, 8), 1)).toBe(true);
  expect(startsLikeGzip(Uint8Array.of(0, 0x1f, 0x8b, 8), 1, 3)).toBe(false);
});
