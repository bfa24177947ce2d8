import type { ServiceError } from '../../../domain/job/service-error.ts';
import { escapeXml, writeElement, type XmlContent } from './xml.ts';

/** What goes back over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const namespace = 'http://importexport.amazonaws.com/doc/2010-06-01/';
const headers = {
  'content-type': 'text/xml; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;

/** The answer of an operation (reference 5.3). */
export function resultAnswer(action: string, result: XmlContent, requestId: string): Answer {
  const body = `${writeElement(`${action}Result`, result)}<ResponseMetadata>${writeElement('RequestId', requestId)}</ResponseMetadata>`;
  return xmlAnswer(200, `${action}Response`, body, requestId);
}

/** The answer that an operation failed (reference 5.3). */
export function errorAnswer(
  error: Pick<ServiceError, 'code' | 'httpStatus' | 'message'>,
  requestId: string,
): Answer {
  const body = writeElement('Error', {
    Type: error.httpStatus >= 500 ? 'Receiver' : 'Sender',
    Code: error.code,
    Message: error.message,
  });
  return xmlAnswer(
    error.httpStatus,
    'ErrorResponse',
    `${body}${writeElement('RequestId', requestId)}`,
    requestId,
  );
}

function xmlAnswer(status: number, root: string, content: string, requestId: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${escapeXml(namespace)}">${content}</${root}>\n`;
  return { status, headers: { ...headers, 'x-amzn-requestid': requestId }, body };
}
