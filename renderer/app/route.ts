import { useCallback, useSyncExternalStore } from 'react';

/** The parts of an address: `#/prepare/d1/copy` gives `['prepare', 'd1', 'copy']`. */
export function readRoute(hash: string): readonly string[] {
  return hash
    .replace(/^#/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
}

/** The window's address, and how to go elsewhere. */
export function useRoute(): { readonly hash: string; readonly navigate: (path: string) => void } {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const navigate = useCallback((path: string) => {
    window.location.hash = path.startsWith('/') ? path : `/${path}`;
  }, []);
  return { hash, navigate };
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** An address may be typed wrong; then its text stands as it is. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
