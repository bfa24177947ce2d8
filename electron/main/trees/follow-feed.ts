import type { FeedListener } from '../../../shared/contract/define.ts';

/**
 * A feed of another process as values to loop over. A slow reader gets the latest; those between are dropped. Ends with
 * the signal or with the feed, and throws the error that ended it.
 */
export async function* followFeed<Value>(
  subscribe: (listener: FeedListener<Value>) => () => void,
  signal: AbortSignal,
): AsyncGenerator<Value> {
  let latest: { readonly value: Value } | null = null;
  let end: { readonly error: Error | null } | null = null;
  let wake: (() => void) | null = null;
  const rouse = (): void => wake?.();
  signal.addEventListener('abort', rouse, { once: true });
  const close = subscribe({
    onValue(value) {
      latest = { value };
      rouse();
    },
    onEnd(error) {
      end = { error };
      rouse();
    },
  });
  try {
    for (;;) {
      if (signal.aborted) return;
      const next = take();
      if (next !== null) yield next.value;
      else if (ended() !== null) break;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    const error = ended()?.error ?? null;
    if (error !== null) throw error;
  } finally {
    signal.removeEventListener('abort', rouse);
    close();
  }

  function take(): { readonly value: Value } | null {
    const taken = latest;
    latest = null;
    return taken;
  }

  function ended(): { readonly error: Error | null } | null {
    return end;
  }
}
