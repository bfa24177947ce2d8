/** What may go wrong between a loader and its store. Whatever is not said to be stored never reaches the store. */
export type StoreFault =
  /** Answers an error of S3, when the body has come or before it. */
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: string;
      readonly retryAfter?: string;
      readonly beforeBody?: boolean;
    }
  /** Resets the connection: before or amidst the body, when all of it has come, when it is stored, or amidst the answer. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'during' | 'after' | 'stored' | 'answering' }
  /** Says no more: instead of an answer, or amidst its head or body. The store has got the request when `isStored`. */
  | { readonly kind: 'stall'; readonly when: 'silent' | 'head' | 'body'; readonly isStored: boolean }
  /** Stores, and lets the answer go only when so much time has passed. */
  | { readonly kind: 'late'; readonly delayMs: number }
  /** Hands the request to the store only when so much time has passed, whether or not the client is still there. */
  | { readonly kind: 'held'; readonly delayMs: number }
  /** Stores, and ends the connection amidst the answer. */
  | { readonly kind: 'truncated' }
  /** Stores, and answers with this ETag instead, or with none. */
  | { readonly kind: 'etag'; readonly etag: string | null }
  /** Stores, and answers with this checksum of the bytes. */
  | { readonly kind: 'checksum'; readonly name: string; readonly value: string }
  /** Answers as if it were stored. */
  | { readonly kind: 'lost' }
  /** Answers 200 with this body. */
  | {
      readonly kind: 'hollow';
      readonly body: string;
      readonly contentType: string;
      readonly isStored: boolean;
    }
  /** Stores and answers, then ends the connection, at once or when the next request begins. */
  | { readonly kind: 'close'; readonly when: 'answered' | 'next'; readonly isReset: boolean }
  /** Stores, and answers twice. */
  | { readonly kind: 'twice' }
  /** Stores, and sends these bytes before the answer. */
  | { readonly kind: 'preface'; readonly bytes: string }
  /** Sends these bytes and nothing else; then ends the connection or not. */
  | { readonly kind: 'garbage'; readonly bytes: string; readonly isEnded: boolean }
  /** Answers without an end: in a header, or in the body of this status. */
  | { readonly kind: 'endless'; readonly where: 'head' | 'body'; readonly status: number }
  /** Sends the client elsewhere. */
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string }
  /** Stores, and answers one byte after the other. */
  | { readonly kind: 'drip'; readonly delayMs: number };

/** An answer of the store, whole. */
export interface StoreAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** An answer as it goes over the wire. */
export function wireForm({ status, headers, body }: StoreAnswer): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Answer\r\n${lines}\r\n`, 'latin1'), body]);
}

/** An answer with a body and its length. */
export function answerOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  text: string,
): StoreAnswer {
  const body = Buffer.from(text);
  return { status, headers: [...Object.entries(headers), ['Content-Length', String(body.length)]], body };
}

/** The answer of S3 to a request that it refuses. */
export function errorAnswer(
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): StoreAnswer {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>This fault was asked for.</Message></Error>`;
  return answerOf(status, { 'Content-Type': 'application/xml', ...headers }, text);
}

/** The same answer with one header replaced or, for null, left out. */
export function withHeader(answer: StoreAnswer, name: string, value: string | null): StoreAnswer {
  const rest = answer.headers.filter(([found]) => found.toLowerCase() !== name);
  return { ...answer, headers: value === null ? rest : [...rest, [name, value]] };
}
