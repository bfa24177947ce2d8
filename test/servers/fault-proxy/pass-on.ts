import { Agent, request as httpRequest } from 'node:http';
import type { ProxiedRequest } from './proxied-request.ts';
import type { StoreAnswer } from './store-fault.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Names that are about one connection only. */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date']);

/** Sends a request to the server as it came, and resolves to its whole answer. */
export function passOn(target: URL, request: ProxiedRequest, body: Buffer): Promise<StoreAnswer> {
  const { method, target: path } = request;
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        agent,
        host: target.hostname,
        port: target.port,
        method,
        path,
        setHost: false,
        headers: request.headers.filter(([name]) => !hopByHop.has(name.toLowerCase())).flat(),
        timeout: 30_000,
      },
      (message) => {
        const chunks: Buffer[] = [];
        message.on('data', (chunk: Buffer) => chunks.push(chunk));
        message.on('error', reject);
        message.on('end', () => {
          const content = Buffer.concat(chunks);
          const headers: (readonly [string, string])[] = [];
          for (let at = 0; at < message.rawHeaders.length; at += 2) {
            const name = message.rawHeaders[at] ?? '';
            if (!hopByHop.has(name.toLowerCase())) headers.push([name, message.rawHeaders[at + 1] ?? '']);
          }
          const hasLength = headers.some(([name]) => name.toLowerCase() === 'content-length');
          if (!hasLength && message.statusCode !== 204)
            headers.push(['Content-Length', String(content.length)]);
          resolve({ status: message.statusCode ?? 0, headers, body: content });
        });
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('the server did not answer')));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
