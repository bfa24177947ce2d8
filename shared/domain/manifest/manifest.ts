import type { Phrase } from './phrase.ts';

/** A postal address as manifests and facilities write it. Empty strings stand for parts left out. */
export interface Address {
  readonly name: string;
  readonly company: string;
  readonly street1: string;
  readonly street2: string;
  readonly street3: string;
  readonly city: string;
  readonly stateOrProvince: string;
  readonly postalCode: string;
  readonly country: string;
  readonly phoneNumber: string;
}

export interface Customs {
  readonly dataDescription: string;
  readonly encryptedData: boolean;
  readonly encryptionClassification?: string | undefined;
  readonly exportCertifierName: string;
  readonly requiresExportLicense: boolean;
  readonly deviceValue: string;
  readonly deviceCountryOfOrigin: string;
  readonly deviceType: string;
  readonly deviceHTS?: string | undefined;
  readonly typeOfExport?: string | undefined;
}

export type CannedAcl = 'private' | 'public-read' | 'public-read-write' | 'authenticated-read';

/**
 * What an S3 import manifest says (reference 1.3 to 1.6), with defaults filled in. Only `readManifest` makes one.
 * The text it came from is what is signed and sent; this is never turned back into that text.
 */
export interface Manifest {
  readonly manifestVersion: string;
  readonly generator?: string | undefined;
  readonly accessKeyId?: string | undefined;
  readonly deviceId: string;
  readonly bucket: string;
  /** Put in front of every path as it is; no slash is added. */
  readonly prefix: string;
  /** The bucket the import log goes to; the import bucket unless the manifest says otherwise. */
  readonly logBucket: string;
  readonly logPrefix: string;
  readonly notificationEmails: readonly string[];
  readonly serviceLevel: 'standard' | 'expeditedShipping';
  readonly returnAddress: Address;
  readonly customs?: Customs | undefined;
  readonly pinCode?: string | undefined;
  readonly trueCryptPassword?: string | undefined;
  /** Undefined when a 1.x manifest does not say. */
  readonly eraseDevice?: boolean | undefined;
  readonly acl: CannedAcl;
  readonly cacheControl?: string | undefined;
  readonly contentDisposition?: string | undefined;
  readonly contentLanguage?: string | undefined;
  /** Case-sensitive extension without the dot -> MIME type. */
  readonly contentTypes: ReadonlyMap<string, string>;
  readonly defaultContentType?: string | undefined;
  readonly diskTimestampMetadataKey?: string | undefined;
  readonly expires?: string | undefined;
  /** RE2 patterns, searched for in the drive path. */
  readonly ignore: readonly string[];
  readonly setContentEncodingForGzFiles: boolean;
  readonly staticMetadata: ReadonlyMap<string, string>;
  readonly storageClass?: string | undefined;
  /** Literal `from` -> `to`, in the order written. */
  readonly substitutions: ReadonlyMap<string, string>;
  /** From the comment line `# drivepost-inventory-sha256: HEX` that the writer adds. */
  readonly inventorySha256?: string | undefined;
}

/** The API's error codes that a manifest can cause, without the `Exception` that the wire format adds (reference 5.4). */
export type ManifestErrorCode =
  | 'MalformedManifest'
  | 'MissingManifestField'
  | 'InvalidManifestField'
  | 'InvalidAddress'
  | 'InvalidCustoms'
  | 'MissingCustoms'
  | 'InvalidFileSystem';

export interface ManifestProblem {
  readonly severity: 'error' | 'warning';
  readonly code: ManifestErrorCode;
  /** 1 is the first line; null when the whole text is meant. */
  readonly line: number | null;
  /** Dotted, `returnAddress.postalCode`; empty when the whole text is meant. */
  readonly field: string;
  /** What is wrong. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
  /** The same two sentences with what was put in apart, for other languages. */
  readonly said: { readonly message: Phrase; readonly fix: Phrase };
}

/** All that can be said of a manifest text. `manifest` is there exactly when no problem is an error. */
export interface ManifestReading {
  readonly manifest: Manifest | undefined;
  readonly problems: readonly ManifestProblem[];
}

/** Largest manifest that is read, in bytes. */
export const manifestLimitBytes = 64 * 1024;
