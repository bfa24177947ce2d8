import type { S3Error } from '../../servers/strict-s3/s3-error.ts';
import { element } from '../../servers/strict-s3/xml.ts';

type Fields = readonly (readonly [name: string, value: string])[];

const reasons: Readonly<Record<number, string>> = { 200: 'OK', 204: 'No Content' };

/** An answer without a body as it goes over the wire; a Content-Length among the fields goes before nought. */
export function answer(status: number, fields: Fields = []): string {
  let text = `HTTP/1.1 ${status} ${reasons[status] ?? 'Error'}\r\nx-amz-request-id: SINK\r\n`;
  let hasLength = status === 204;
  for (const [name, value] of fields) {
    text += `${name}: ${value}\r\n`;
    if (name === 'Content-Length') hasLength = true;
  }
  return `${text}${hasLength ? '' : 'Content-Length: 0\r\n'}\r\n`;
}

/** An answer with a text. */
export function xmlAnswer(xml: string, fields: Fields = []): string {
  return withText(200, xml, fields);
}

/** A refusal; one of a HEAD has no body. */
export function errorAnswer(error: S3Error, isHead: boolean): string {
  if (isHead) return answer(error.status);
  const content = element('Code', error.code) + element('Message', error.message);
  return withText(error.status, `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${content}</Error>`, []);
}

/** Written as latin1, which holds UTF-8 byte by byte. */
function withText(status: number, text: string, fields: Fields): string {
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  const length: readonly [string, string] = ['Content-Length', String(bytes.length)];
  return answer(status, [['Content-Type', 'application/xml'], ...fields, length]) + bytes;
}
