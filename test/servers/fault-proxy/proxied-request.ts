/** The head of a request as it came over the wire. */
export interface ProxiedRequest {
  readonly method: string;
  /** Path and query, still percent-encoded. */
  readonly target: string;
  /** Names as they came, in their order; values one character a byte. */
  readonly headers: readonly (readonly [string, string])[];
  readonly bodyBytes: number;
}

/** What a request asks of an S3 store, as far as faults tell requests apart. */
export type RequestKind = 'put' | 'begin' | 'part' | 'complete' | 'abort' | 'list' | 'get' | 'delete';

/** What kind of request it is. */
export function kindOf({ method, target }: ProxiedRequest): RequestKind {
  const query = target.includes('?') ? target.slice(target.indexOf('?') + 1) : '';
  const hasUpload = /(^|&)uploadId=/.test(query);
  if (method === 'PUT') return hasUpload ? 'part' : 'put';
  if (method === 'POST') return hasUpload ? 'complete' : 'begin';
  if (method === 'DELETE') return hasUpload ? 'abort' : 'delete';
  return /(^|&)list-type=/.test(query) ? 'list' : 'get';
}

/** The decoded path, such as `/bucket/key`. */
export function pathOf({ target }: ProxiedRequest): string {
  return decodeURIComponent(target.split('?', 1)[0] ?? '');
}

/** The value of a header; names in lower case. */
export function headerOf(request: ProxiedRequest, name: string): string | undefined {
  return request.headers.find(([found]) => found.toLowerCase() === name)?.[1];
}

/** Reads a head, without the empty line behind it. Throws for what is no HTTP/1.1 request with a plain body. */
export function parseHead(head: string): ProxiedRequest {
  const [first = '', ...lines] = head.split('\r\n');
  const match = /^([A-Z]+) (\S+) HTTP\/1\.1$/.exec(first);
  if (match === null) throw new Error(`no request: ${first.slice(0, 80)}`);
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  const request = { method: match[1] ?? '', target: match[2] ?? '', headers, bodyBytes: 0 };
  if (headerOf(request, 'transfer-encoding') !== undefined)
    throw new Error('chunked bodies are not passed on');
  return { ...request, bodyBytes: Number(headerOf(request, 'content-length') ?? 0) };
}
