import type { ErrorData } from './error-data.ts';

/** What goes to the side that answers. `close` ends a feed, or a call that nobody waits for any more. */
export type Question =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'open'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'close'; readonly id: number };

/** What comes back. */
export type Answer =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly error: ErrorData }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'end'; readonly id: number; readonly error: ErrorData | null };

/** One end of a connection between two processes; messages arrive whole and in order. */
export interface Wire<Out, In> {
  post(message: Out): void;
  /** Tells each message, and once that the other side is gone. Returns a function that stops the telling. */
  listen(onMessage: (message: In) => void, onGone: () => void): () => void;
}
