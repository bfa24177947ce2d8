import type { RunSnapshot } from '../../shared/contract/runs.ts';
import type { Translate } from '../../shared/words/translate.ts';

/** The phases of the engine, by what it calls them. */
const phases = {
  'Looking at the drive': 'lookingAtDrive',
  'Looking at the sources': 'lookingAtSources',
  Copying: 'copying',
  Hashing: 'hashing',
  'Taking stock of the drive': 'takingStock',
  Verifying: 'verifying',
  Loading: 'loading',
  Reconciling: 'reconciling',
} as const;

/** What a run does now, in a few words. */
export function runStanding(t: Translate, { state, progress }: RunSnapshot): string {
  const phase = progress?.phase ?? '';
  if (state !== 'running' || !isPhase(phase)) return t(`runs:state.${state}`);
  return t(`runs:phase.${phases[phase]}`);
}

function isPhase(phase: string): phase is keyof typeof phases {
  return Object.hasOwn(phases, phase);
}
