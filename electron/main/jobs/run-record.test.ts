import { expect, test } from 'vitest';
import { tooOld, type RunRecord } from './run-record.ts';

function record(at: number, state: RunRecord['state']): RunRecord {
  return {
    runId: `${state}-${at}`,
    kind: 'load',
    subject: { draftId: null, shipmentId: null, jobId: `J${at}`, mountPoint: null, driveId: null },
    state,
    progress: null,
    startedMs: at,
    endedMs: null,
    activeMs: 0,
    notices: [],
    error: null,
    result: null,
    task: null,
  };
}

test('of what is over the newest hundred are remembered, and all that can go on', () => {
  const over = Array.from({ length: 102 }, (_, at) => record(at, at % 2 === 0 ? 'done' : 'canceled'));
  const open = (['failed', 'paused', 'waiting', 'running'] as const).map((state) => record(-1, state));
  expect(tooOld([...open, ...over]).map(({ runId }) => runId)).toEqual(['canceled-1', 'done-0']);
});
