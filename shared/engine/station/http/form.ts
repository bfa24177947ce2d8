import { ServiceError } from '../../../domain/job/service-error.ts';

/** More parameters than any operation takes, with a thousand job ids. */
const parameterLimit = 1100;

/**
 * Reads `application/x-www-form-urlencoded` text. A name may stand once, so that what is signed and what is acted on
 * cannot differ. Throws InvalidParameterException.
 */
export function parseForm(text: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decode(equals === -1 ? part : part.slice(0, equals));
    if (parameters.has(name)) throw invalid('A parameter is given twice.');
    parameters.set(name, equals === -1 ? '' : decode(part.slice(equals + 1)));
    if (parameters.size > parameterLimit) throw invalid('There are too many parameters.');
  }
  return parameters;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalid('A parameter is not percent-encoded UTF-8.');
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', message);
}
