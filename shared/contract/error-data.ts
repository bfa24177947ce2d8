import * as z from 'zod';

/** An error as it crosses between processes. Holds no stack and no secret. */
export const ErrorData = z.object({
  code: z.string(),
  scope: z.enum(['item', 'job', 'app']),
  retry: z.enum(['auto', 'person', 'never']),
  /** The table's sentence for the code. */
  message: z.string(),
  /** What is known of this case: a path, a system code, the service's answer. */
  detail: z.string().nullable(),
  advice: z.string(),
  /** The service's own code, a finding, what else the window may show. */
  details: z.record(z.string(), z.unknown()),
});
export type ErrorData = z.output<typeof ErrorData>;
