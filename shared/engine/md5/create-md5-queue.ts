import { Md5Lanes } from './md5-lanes.ts';
import { Md5OneByOne } from './md5-one-by-one.ts';
import type { Md5Queue } from './md5-queue.ts';

/** The fastest queue that works here, for messages of up to that size. */
export function createMd5Queue(messageLimitBytes: number): Md5Queue {
  try {
    return new Md5Lanes(messageLimitBytes);
  } catch {
    return new Md5OneByOne(messageLimitBytes);
  }
}
