import type { Handlers } from '../../../../shared/contract/define.ts';
import { runsContract } from '../../../../shared/contract/runs.ts';
import type { Services } from '../../services.ts';
import { notYet } from '../not-yet.ts';

export function createRunsHandlers(services: Services): Handlers<typeof runsContract> {
  void services;
  return notYet(runsContract);
}
