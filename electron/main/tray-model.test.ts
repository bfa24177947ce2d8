import { describe, expect, test } from 'vitest';
import { createWords } from '../../shared/words/words.ts';
import { countUnderWay, trayModel } from './tray-model.ts';

const words = createWords('en');

function shipment(jobId: string, isUnseen: boolean, progressMessage = 'Your job is complete.') {
  const history = [
    { atMs: 1, locationCode: 'AtAWS', locationMessage: 'Here.', progressCode: 'Complete', progressMessage },
  ];
  return { shipmentId: `s-${jobId}`, jobId, isUnseen, history };
}

describe('trayModel', () => {
  test('says that there is no news and nothing to pause', () => {
    const model = trayModel(words, [shipment('A', false)], [{ state: 'done' }]);
    expect(model.hasNews).toBe(false);
    expect(model.tooltip).toBe('Drivepost');
    const actions = model.groups.flat().map(({ action }) => action?.kind ?? null);
    expect(actions).toEqual(['open-customer', 'open-station', null, 'quit']);
  });

  test('leads from news to its shipment, in the words of the service', () => {
    const model = trayModel(words, [shipment('AAAAA', true), shipment('BBBBB', false)], []);
    expect(model.hasNews).toBe(true);
    expect(model.tooltip).toBe('Drivepost: 1 shipment with news');
    expect(model.groups[1]).toEqual([
      { label: 'AAAAA: Your job is complete.', action: { kind: 'open-shipment', shipmentId: 's-AAAAA' } },
    ]);
  });

  test('offers to pause what is under way', () => {
    const model = trayModel(words, [], [{ state: 'running' }, { state: 'waiting' }, { state: 'starting' }]);
    expect(model.tooltip).toBe('Drivepost: 2 tasks under way');
    expect(model.groups[2]).toEqual([{ label: 'Pause all 2 tasks', action: { kind: 'pause-all' } }]);
  });

  test('does not grow without end', () => {
    const many = Array.from({ length: 40 }, (_, index) => shipment(`J${index}`, true));
    expect(trayModel(words, many, []).groups[1]).toHaveLength(8);
  });
});

describe('countUnderWay', () => {
  test('counts what holds a drive or a connection', () => {
    const states = [
      'starting',
      'running',
      'stopping',
      'paused',
      'waiting',
      'done',
      'failed',
      'canceled',
    ] as const;
    expect(countUnderWay(states.map((state) => ({ state })))).toBe(3);
  });
});
