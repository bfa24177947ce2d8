import { setFlagsFromString } from 'node:v8';

/** Code that was compiled ahead is refused once a flag differs, so that threads are to have begun by then. A heap this young is small. */
const delayMs = 1000;

/**
 * Lets the heap of the main thread grow by no more than a third over what is in use before it is collected, so that memory
 * follows what is in use and not how long a run lasts. Costs up to a seventh of the processor's time. V8 reads this flag
 * anew at each collection, so it may be set while it runs, and is set a second from now: Node's own modules come compiled
 * with the flags as they were, and each thread that cannot use them takes half as long again to start. Worker threads have
 * limits of their own.
 */
export function keepHeapSmall(): void {
  setTimeout(() => setFlagsFromString('--heap-growing-percent=30'), delayMs).unref();
}
