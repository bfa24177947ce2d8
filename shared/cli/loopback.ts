import { isIP } from 'node:net';

/** Whether a host is this computer, so that nobody else sees what is sent to it. IPv6 stands without brackets. */
export function isLoopback(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith('127.');
  return host === '::1' || host.toLowerCase() === 'localhost';
}
