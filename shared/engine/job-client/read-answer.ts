import { XMLParser } from 'fast-xml-parser';
import type { AppError } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';

/** An element of an answer: its children by name. */
export interface AnswerElement {
  /** The child's text as it stands, or null when there is no such child. */
  text(name: string): string | null;
  /** The `member` elements of a list. */
  members(name: string): readonly AnswerElement[];
}

/** What the service says went wrong. */
interface ReportedError {
  readonly code: string;
  readonly message: string;
  readonly requestId: string | null;
}

export type ReadAnswer =
  | { readonly kind: 'result'; readonly result: AnswerElement }
  | { readonly kind: 'error'; readonly error: ReportedError };

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  trimValues: false,
  parseTagValue: false,
  removeNSPrefix: true,
  // Numeric character references are read only with this.
  htmlEntities: true,
  isArray: (name) => name === 'member',
});

/** Reads an answer of the Query protocol (reference 5.3). Throws JOB_SERVICE_ANSWER when it is something else. */
export function readAnswer(action: string, xml: string): ReadAnswer {
  // A document type could bring entities that make the answer grow.
  if (xml.includes('<!D')) throw unreadableAnswer('It has a document type.');
  let document: unknown;
  try {
    document = parser.parse(xml);
  } catch (error) {
    throw appError('JOB_SERVICE_ANSWER', { detail: 'It is not XML.', cause: error });
  }
  const result = child(child(document, `${action}Response`), `${action}Result`);
  if (result !== undefined) return { kind: 'result', result: elementOf(result) };
  const response = child(document, 'ErrorResponse');
  // An error of the front end may come in a <Response> with a list of errors.
  const plain = child(document, 'Response');
  const error = child(response, 'Error') ?? child(child(plain, 'Errors'), 'Error');
  const code = textOf(child(error, 'Code'));
  if (code === null) throw unreadableAnswer('It is neither a result nor an error.');
  const requestId = textOf(child(response, 'RequestId') ?? child(plain, 'RequestID'));
  return { kind: 'error', error: { code, message: textOf(child(error, 'Message')) ?? '', requestId } };
}

/** The error for an answer that is not what the protocol promises. */
export function unreadableAnswer(detail: string): AppError {
  return appError('JOB_SERVICE_ANSWER', { detail });
}

function elementOf(node: unknown): AnswerElement {
  return {
    text: (name) => textOf(child(node, name)),
    members: (name) => {
      const list = child(child(node, name), 'member');
      return Array.isArray(list) ? list.map(elementOf) : [];
    },
  };
}

function child(node: unknown, name: string): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, name)) return undefined;
  return (node as Record<string, unknown>)[name];
}

function textOf(node: unknown): string | null {
  return typeof node === 'string' ? node : null;
}
