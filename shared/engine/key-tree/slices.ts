import { setImmediate } from 'node:timers/promises';

const sliceMs = 10;
const stepsBetweenLooks = 32;

/**
 * Made for long work that shares its thread: after each step it says whether to let other things happen, by a promise
 * to wait for, some ten milliseconds after the last one.
 */
export function createSlices(onPause: () => void): () => Promise<void> | undefined {
  let steps = 0;
  let startedMs = performance.now();
  return () => {
    steps += 1;
    if (steps % stepsBetweenLooks !== 0 || performance.now() - startedMs < sliceMs) return undefined;
    onPause();
    return pause();
  };

  async function pause(): Promise<void> {
    await setImmediate();
    startedMs = performance.now();
  }
}
