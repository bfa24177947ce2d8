import type { Manifest } from '../../domain/manifest/manifest.ts';
import { drivepostIgnoreRule } from '../../domain/inventory/inventory.ts';
import { contentTypeOf } from '../../domain/keys/content-type.ts';
import type { ObjectDescription } from './sinks/sink.ts';

/** The part of a manifest that decides what objects are made. */
export type ObjectRules = Pick<
  Manifest,
  | 'prefix'
  | 'ignore'
  | 'substitutions'
  | 'contentTypes'
  | 'defaultContentType'
  | 'setContentEncodingForGzFiles'
  | 'acl'
  | 'cacheControl'
  | 'contentDisposition'
  | 'contentLanguage'
  | 'expires'
  | 'storageClass'
  | 'staticMetadata'
  | 'diskTimestampMetadataKey'
>;

/** What a drive without a manifest is rehearsed with. */
export const plainRules: ObjectRules = {
  prefix: '',
  ignore: [drivepostIgnoreRule],
  substitutions: new Map(),
  contentTypes: new Map(),
  setContentEncodingForGzFiles: false,
  acl: 'private',
  staticMetadata: new Map(),
};

/** What is known of a file when its object is described. */
export interface FileFacts {
  /** The drive path as text. */
  readonly path: string;
  readonly key: string;
  readonly isGzip: boolean;
  /** Last modification, milliseconds since the epoch. */
  readonly modifiedMs: number;
}

/** The object of a file, with all its headers (reference 1.6, 2.7). A time stamp is written in seconds since the epoch. */
export function describeObject(rules: ObjectRules, bucket: string, file: FileFacts): ObjectDescription {
  const { contentType, contentEncoding } = contentTypeOf(rules, file.path, file.isGzip);
  return {
    bucket,
    key: file.key,
    contentType,
    contentEncoding,
    cacheControl: rules.cacheControl,
    contentDisposition: rules.contentDisposition,
    contentLanguage: rules.contentLanguage,
    expires: rules.expires,
    acl: rules.acl,
    storageClass: rules.storageClass,
    metadata: metadataOf(rules, file.modifiedMs),
  };
}

function metadataOf(rules: ObjectRules, modifiedMs: number): ReadonlyMap<string, string> {
  if (rules.diskTimestampMetadataKey === undefined) return rules.staticMetadata;
  const seconds = String(Math.floor(modifiedMs / 1000));
  return new Map([...rules.staticMetadata, [rules.diskTimestampMetadataKey, seconds]]);
}
