/** When all pictures are taken, so that they show the same whenever they are. */
export const nowMs = Date.UTC(2026, 10, 20, 14, 30);

/** So long before that, milliseconds. */
export function ago(time: {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
}): number {
  const { days = 0, hours = 0, minutes = 0 } = time;
  return nowMs - ((days * 24 + hours) * 60 + minutes) * 60_000;
}
