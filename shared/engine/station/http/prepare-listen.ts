import { readFile } from 'node:fs/promises';
import { messageOf, systemCode } from '../../../base/errors.ts';
import { appError } from '../../../domain/error-codes.ts';
import { isLoopback } from '../../../base/loopback.ts';

/** How a person wants the job service to listen. */
export interface ListenRequest {
  readonly host: string;
  readonly port: number;
  /** PEM files; both or neither. */
  readonly tlsCertPath?: string | undefined;
  readonly tlsKeyPath?: string | undefined;
  /** Whether to listen beyond the loopback without TLS, because something in front speaks it. */
  readonly isInsecure: boolean;
  readonly publicUrl?: string | undefined;
}

/** What the server takes of it. */
interface PreparedListen {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: Uint8Array; readonly key: Uint8Array } | undefined;
  readonly publicUrl: string | undefined;
  /** Whether what is sent crosses the network in the clear. */
  readonly isInTheClear: boolean;
}

/**
 * Checks how the job service is to listen, and reads its certificate. Throws LISTEN_INSECURE beyond the loopback without
 * TLS, TLS_FILES, FILE_UNREADABLE, ENDPOINT_INVALID for a public URL that is none.
 */
export async function prepareListen(request: ListenRequest): Promise<PreparedListen> {
  const { host, port, isInsecure } = request;
  const tls = await readTls(request);
  const isInTheClear = tls === undefined && !isLoopback(host);
  if (isInTheClear && !isInsecure) throw appError('LISTEN_INSECURE', { detail: `It is to be ${host}.` });
  return { host, port, tls, publicUrl: checkPublicUrl(request.publicUrl), isInTheClear };
}

/** What a server that could not listen says. */
export function listenFailed(where: string, error: unknown): Error {
  return appError('LISTEN_FAILED', { detail: `${where}: ${messageOf(error)}`, cause: error });
}

async function readTls({ tlsCertPath, tlsKeyPath }: ListenRequest): Promise<PreparedListen['tls']> {
  if (tlsCertPath === undefined && tlsKeyPath === undefined) return undefined;
  if (tlsCertPath === undefined || tlsKeyPath === undefined)
    throw appError('TLS_FILES', { detail: 'One of the two is not named.' });
  const { createSecureContext } = await import('node:tls');
  const cert = await readNamed(tlsCertPath);
  const key = await readNamed(tlsKeyPath);
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw appError('TLS_FILES', { detail: messageOf(error), cause: error });
  }
  return { cert, key };
}

async function readNamed(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw appError('FILE_UNREADABLE', { detail: `${file}: ${systemCode(error) ?? ''}`, cause: error });
  }
}

function checkPublicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && url.username === '' && url.search === '' && url.hash === '';
  if (!isPlain || !['http:', 'https:'].includes(url.protocol)) {
    throw appError('ENDPOINT_INVALID', { detail: 'It is the public URL.' });
  }
  return url.href;
}
