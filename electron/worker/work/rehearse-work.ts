import type { Clock } from '../../../shared/base/time.ts';
import { runVerify } from '../../../shared/engine/loader/verify.ts';
import type { VerifyReport, VerifySpec } from '../../../shared/engine/loader/verify-report.ts';
import type { WorkTools } from '../work-feed.ts';

/** Loads a drive with no target. Throws what runVerify throws. */
export function rehearseWork(spec: VerifySpec, clock: Clock, tools: WorkTools): Promise<VerifyReport> {
  return runVerify(spec, { clock, writeLog: null }, tools);
}
