import { describe, expect, it } from 'vitest';
import type { Shipment } from '../../../shared/contract/shipments.ts';
import { sampleProof, sampleShipment, statuses } from '../../../test/desktop/sample-shipment.ts';
import { journey } from './journey.ts';

function told(facts: Partial<Shipment>): string {
  return journey(sampleShipment(facts))
    .map(({ id, state }) => `${id} ${state}`)
    .join(', ');
}

const pending = ['NotReceived', 'Pending'] as const;
const arrived = ['AtAWS', 'Pending'] as const;
const loading = ['AtAWS', 'InProgress'] as const;
const complete = ['AtAWS', 'Complete'] as const;
const back = ['Returned', 'Complete'] as const;

describe('the way of a drive', () => {
  it('begins with the job; sending comes next', () => {
    expect(told({ history: statuses(pending) })).toBe(
      'created done, sent current, received todo, loading todo, loaded todo, returned todo, proved todo',
    );
  });

  it('goes on with the parcel', () => {
    expect(told({ history: statuses(pending), sentMs: 5 })).toBe(
      'created done, sent done, received current, loading todo, loaded todo, returned todo, proved todo',
    );
  });

  it('takes a drive that arrived for sent, noted or not', () => {
    expect(told({ history: statuses(pending, arrived) })).toContain(
      'sent done, received done, loading current',
    );
  });

  it('shows the load while it goes on', () => {
    expect(told({ history: statuses(pending, arrived, loading) })).toContain('loading current, loaded todo');
  });

  it('ends with the proof', () => {
    const history = statuses(pending, arrived, loading, complete, back);
    expect(told({ history })).toContain('loaded done, returned done, proved current');
    expect(told({ history, proof: sampleProof() })).toContain('proved done');
    expect(told({ history, proof: sampleProof({ isProven: false }) })).toContain('proved problem');
  });

  it('tells when each was first seen, in the words of the service', () => {
    const history = statuses(pending, arrived, loading, complete, back);
    const stops = journey(sampleShipment({ history }));
    expect(stops.find(({ id }) => id === 'received')).toMatchObject({
      atMs: history[1]?.atMs,
      code: 'AtAWS',
      message: 'Your device is at AWS.',
    });
    expect(stops.find(({ id }) => id === 'loaded')).toMatchObject({
      atMs: history[3]?.atMs,
      code: 'Complete',
    });
    expect(stops.find(({ id }) => id === 'returned')?.atMs).toBe(history[4]?.atMs);
  });

  it('takes the latest message of a code, which may have gained a tracking number', () => {
    const [first, second] = statuses(back, back);
    if (first === undefined || second === undefined) throw new Error('no statuses');
    const history = [first, { ...second, locationMessage: 'The UPS tracking number is 1Z.' }];
    expect(journey(sampleShipment({ history })).find(({ id }) => id === 'returned')).toMatchObject({
      atMs: first.atMs,
      message: 'The UPS tracking number is 1Z.',
    });
  });

  it('leaves out what never comes after a job has ended badly', () => {
    expect(told({ history: statuses(pending, ['NotReceived', 'Expired']) })).toBe(
      'created done, ended problem',
    );
    expect(told({ history: statuses(arrived, ['AtAWS', 'MissingSignature']) })).toBe(
      'created done, sent done, received done, ended problem, returned current',
    );
    expect(told({ history: statuses(pending, ['NotReceived', 'Canceled']), sentMs: 5 })).toBe(
      'created done, sent done, ended done',
    );
  });

  it('says what was loaded before it was cancelled', () => {
    const history = statuses(loading, ['Returned', 'Canceled']);
    expect(told({ history })).toBe(
      'created done, sent done, received done, loading done, ended done, returned done',
    );
  });

  it('of a job that is not followed has only what the person does', () => {
    expect(told({ accountId: null, history: [] })).toBe('created done, sent current, proved todo');
  });
});
