/** Whether a host is this computer, so that nobody else sees what is sent to it. IPv6 stands without brackets. */
export function isLoopback(host: string): boolean {
  return (
    /^127(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/.test(host) || host === '::1' || /^localhost$/i.test(host)
  );
}

/** Whether what is sent to a URL crosses a network where others can read it. */
export function isInTheClear(url: URL): boolean {
  return url.protocol !== 'https:' && !isLoopback(url.hostname.replace(/^\[|\]$/g, ''));
}
