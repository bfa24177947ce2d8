/** What an `AWS4-HMAC-SHA256` Authorization header says. */
export interface Authorization {
  readonly accessKeyId: string;
  /** `20150830`. */
  readonly day: string;
  readonly region: string;
  readonly service: string;
  /** Lower-case, sorted, each once. */
  readonly signedHeaders: readonly string[];
  /** 32 bytes. */
  readonly signature: Uint8Array;
}

/** Reads an Authorization header of Signature Version 4; null when it is anything else. */
export function parseAuthorization(header: string): Authorization | null {
  const scheme = /^AWS4-HMAC-SHA256[ ,]/.exec(header);
  if (scheme === null) return null;
  const fields = new Map<string, string>();
  for (const part of header.slice(scheme[0].length).split(',')) {
    const equals = part.indexOf('=');
    if (equals === -1) return null;
    fields.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  // The key id comes first and may hold slashes; the four parts behind it may not.
  const credential = /^(.{1,128})\/(\d{8})\/([^/]{1,64})\/([^/]{1,64})\/aws4_request$/.exec(
    fields.get('Credential') ?? '',
  );
  const signature = fields.get('Signature') ?? '';
  const signedHeaders = (fields.get('SignedHeaders') ?? '').split(';');
  if (credential === null || !/^[0-9a-f]{64}$/.test(signature) || !isCanonicalList(signedHeaders))
    return null;
  const [, accessKeyId = '', day = '', region = '', service = ''] = credential;
  return { accessKeyId, day, region, service, signedHeaders, signature: Buffer.from(signature, 'hex') };
}

function isCanonicalList(names: readonly string[]): boolean {
  return names.every((name, at) => {
    const before = names[at - 1];
    return /^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) && (before === undefined || before < name);
  });
}
