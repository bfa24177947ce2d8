import { z } from 'zod';

/** What `node --cpu-prof` writes for each thread, as far as it is used here. */
export const cpuProfileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({
        functionName: z.string(),
        url: z.string(),
        lineNumber: z.number(),
        columnNumber: z.number(),
      }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

export type CpuProfile = z.infer<typeof cpuProfileSchema>;

/** One function on a stack: its name, and the file it was written in (`shared/engine/…`, `node:net`, '' for the engine's own). */
export interface Frame {
  readonly name: string;
  readonly source: string;
}

/** Something that time goes to. */
export interface Activity {
  readonly title: string;
  /** Whether this frame belongs to it. The innermost frame of a stack that belongs to any activity decides. */
  readonly owns: (frame: Frame) => boolean;
}

/** Microseconds for each activity, and for `other` what nobody owns. Time in which a thread had nothing to do is left out. */
export function attribute(
  profile: CpuProfile,
  activities: readonly Activity[],
  frameOf: (node: CpuProfile['nodes'][number]) => Frame,
): ReadonlyMap<string, number> {
  const parents = new Map<number, number>();
  for (const node of profile.nodes) for (const child of node.children ?? []) parents.set(child, node.id);
  const own = new Map<number, string | null>();
  for (const node of profile.nodes) {
    const frame = frameOf(node);
    const title = frame.name === '(idle)' ? null : activities.find(({ owns }) => owns(frame))?.title;
    if (title !== undefined) own.set(node.id, title);
  }
  const totals = new Map<string, number>();
  for (const [at, id] of profile.samples.entries()) {
    let title: string | null | undefined;
    for (
      let node: number | undefined = id;
      node !== undefined && title === undefined;
      node = parents.get(node)
    )
      title = own.get(node);
    if (title === null) continue;
    const key = title ?? 'other';
    // The time from this sample to the next; the engine counts it from the one before.
    totals.set(key, (totals.get(key) ?? 0) + Math.max(0, profile.timeDeltas[at + 1] ?? 0));
  }
  return totals;
}
