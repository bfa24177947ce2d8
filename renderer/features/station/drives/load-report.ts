import { z } from 'zod';

/** What of a load's report the window shows. */
const LoadReportView = z.object({
  progressCode: z.string(),
  reason: z.string().nullable(),
  loaded: z.number(),
  ignored: z.number(),
  failed: z.number(),
  bytes: z.number(),
  seconds: z.number(),
});

/** Reads the result of a load; null for what is none. */
export function readLoadReport(result: unknown): z.output<typeof LoadReportView> | null {
  return LoadReportView.safeParse(result).data ?? null;
}
