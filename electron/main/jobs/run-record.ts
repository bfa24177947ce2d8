import * as z from 'zod';
import { RunSnapshot } from '../../../shared/contract/runs.ts';
import type { DocumentKind } from '../documents/json-document.ts';
import { isUnderWay } from './run-definition.ts';

/** What is kept of a run from one start of the program to the next. `task` is what its definition makes an input from. */
const RunRecord = RunSnapshot.pick({
  runId: true,
  kind: true,
  subject: true,
  state: true,
  progress: true,
  startedMs: true,
  endedMs: true,
  activeMs: true,
  notices: true,
  error: true,
  result: true,
}).extend({ task: z.unknown() });
export type RunRecord = z.output<typeof RunRecord>;

interface RunRecords {
  readonly runs: readonly RunRecord[];
}

/** The document of all runs that have not been dismissed. */
export const runRecords: DocumentKind<RunRecords> = {
  formatVersion: 1,
  schema: z.object({ runs: z.array(RunRecord) }),
  empty: () => ({ runs: [] }),
};

/** A run as the next start of the program finds it: what was under way when the last one ended can be resumed. */
export function asFound(record: RunRecord): RunRecord {
  return isUnderWay(record) ? { ...record, state: 'paused', error: null } : record;
}

/** So many runs that are over are remembered: a station loads thousands in a year, and each window is told of all. */
const mostOver = 100;

/** Those of the runs that are over, for good or for ill, of which there are newer ones enough. */
export function tooOld(records: readonly RunRecord[]): readonly RunRecord[] {
  return records
    .filter(({ state }) => state === 'done' || state === 'canceled')
    .sort((a, b) => b.startedMs - a.startedMs)
    .slice(mostOver);
}

/** Of all runs those worth keeping: what was stopped for good is not. */
export function worthKeeping(records: readonly RunRecord[]): readonly RunRecord[] {
  return records.filter(({ state }) => state !== 'canceled');
}
