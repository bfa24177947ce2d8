import mime from 'mime/lite';
import type { Manifest } from '../manifest/manifest.ts';

/** The part of a manifest that decides on Content-Type and Content-Encoding. */
export type ContentTypeRules = Pick<
  Manifest,
  'contentTypes' | 'defaultContentType' | 'setContentEncodingForGzFiles'
>;

export interface ContentHeaders {
  readonly contentType: string;
  /** Undefined when the object gets no Content-Encoding. */
  readonly contentEncoding: 'gzip' | undefined;
}

/** Content-Type of a file whose extension neither the manifest nor the standard table knows. */
export const unknownContentType = 'application/octet-stream';

/**
 * Content-Type and Content-Encoding of a file's object (reference 2.7). `isGzip` says whether the content really starts
 * as gzip does; it matters only when the manifest sets the encoding of gzip files. An extension is what follows the last
 * dot of the name; a name that only begins with a dot has none.
 */
export function contentTypeOf(rules: ContentTypeRules, drivePath: string, isGzip: boolean): ContentHeaders {
  const isEncoded = isGzip && rules.setContentEncodingForGzFiles;
  const name = drivePath.slice(drivePath.lastIndexOf('/') + 1);
  const extension = extensionOf(isEncoded ? name.replace(/\.gz(?:ip)?$/i, '') : name);
  return {
    contentType:
      rules.contentTypes.get(extension) ??
      (extension === '' ? null : mime.getType(`_.${extension}`)) ??
      rules.defaultContentType ??
      unknownContentType,
    contentEncoding: isEncoded ? 'gzip' : undefined,
  };
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1);
}
