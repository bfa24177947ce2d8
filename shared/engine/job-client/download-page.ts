import { Agent, request } from 'undici';
import { AppError, messageOf } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';

const limitBytes = 8 * 1024 * 1024;

/** Fetches a label page or another artifact, up to 8 MiB. Throws JOB_SERVICE_UNREACHABLE, JOB_SERVICE_ANSWER. */
export async function downloadPage(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) {
    throw appError('JOB_SERVICE_ANSWER', { detail: 'The link it gave is none that can be fetched.' });
  }
  const dispatcher = new Agent({
    connect: { timeout: 10_000 },
    headersTimeout: 30_000,
    bodyTimeout: 30_000,
    maxResponseSize: limitBytes,
  });
  try {
    const response = await request(parsed, { dispatcher, signal });
    const body = new Uint8Array(await response.body.arrayBuffer());
    if (response.statusCode === 200) return body;
    throw appError('JOB_SERVICE_ANSWER', { detail: `The link it gave answers HTTP ${response.statusCode}.` });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AppError) throw error;
    throw appError('JOB_SERVICE_UNREACHABLE', {
      detail: `${parsed.origin}: ${messageOf(error)}`,
      cause: error,
    });
  } finally {
    await dispatcher.destroy();
  }
}
