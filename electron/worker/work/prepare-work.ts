import type { Clock } from '../../../shared/base/time.ts';
import { planPrepare } from '../../../shared/engine/writer/plan-prepare.ts';
import type { PrepareReport, PrepareSpec } from '../../../shared/engine/writer/prepare-spec.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { runPrepare } from '../../../shared/engine/writer/run-prepare.ts';
import type { WorkTools } from '../work-feed.ts';

/** Plans and carries out a prepare. Throws PREPARE_REFUSED with `details.refusals`, and what runPrepare throws. */
export async function prepareWork(spec: PrepareSpec, clock: Clock, tools: WorkTools): Promise<PrepareReport> {
  const plan = await planPrepare(spec, tools);
  const [first] = plan.refusals;
  if (first !== undefined) {
    const { refusals, findings } = plan;
    throw appError('PREPARE_REFUSED', {
      detail: first.message,
      advice: first.fix,
      details: { refusals, findings: findings.counts },
    });
  }
  for (const text of plan.notices) tools.notice(text);
  return runPrepare(plan, { clock, announce: tools.notice }, tools);
}
