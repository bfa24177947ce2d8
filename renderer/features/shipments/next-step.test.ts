import { describe, expect, it } from 'vitest';
import { abortCodes, type LocationCode, type ProgressCode } from '../../../shared/domain/job/status.ts';
import type { Shipment } from '../../../shared/contract/shipments.ts';
import { enShipmentNext } from '../../../shared/words/en/shipments/next.ts';
import { sampleProof, sampleShipment, statuses } from '../../../test/desktop/sample-shipment.ts';
import { nextStep } from './next-step.ts';

function codeAt(location: LocationCode, progress: ProgressCode, facts: Partial<Shipment> = {}): string {
  const history = statuses([location, progress]);
  return nextStep(sampleShipment({ history, ...facts })).code;
}

const unproven = sampleProof({ isProven: false });

describe('the next step', () => {
  it.each([
    ['NotReceived', 'Pending', {}, 'ship'],
    ['NotReceived', 'Pending', { signature: null }, 'writeSignature'],
    ['NotReceived', 'Pending', { signature: null, prepared: null }, 'ship'],
    ['NotReceived', 'Pending', { sentMs: 1 }, 'waitArrival'],
    ['AtAWS', 'Pending', {}, 'waitLoad'],
    ['Returned', 'Pending', {}, 'returnedUnloaded'],
    ['AtAWS', 'InProgress', {}, 'waitLoaded'],
    ['AtAWS', 'Complete', {}, 'prove'],
    ['AtAWS', 'SuccessWithErrors', {}, 'proveErrors'],
    ['AtAWS', 'Complete', { proof: sampleProof() }, 'waitReturn'],
    ['Returned', 'Complete', { proof: sampleProof() }, 'done'],
    ['Returned', 'Complete', { proof: unproven }, 'keepSource'],
    ['Returned', 'SuccessWithErrors', { proof: unproven }, 'sendAgain'],
    ['NotReceived', 'Canceled', {}, 'canceled'],
    ['AtAWS', 'Canceled', {}, 'canceledThere'],
    ['NotReceived', 'Expired', {}, 'expired'],
  ] as const)('at %s, %s %j is %s', (location, progress, facts, code) => {
    expect(codeAt(location, progress, facts)).toBe(code);
  });

  it('never lets go of the source without a proof', () => {
    for (const location of ['NotReceived', 'AtAWS', 'Returned'] as const) {
      for (const progress of ['Complete', 'SuccessWithErrors'] as const) {
        for (const proof of [null, unproven]) {
          const step = nextStep(sampleShipment({ history: statuses([location, progress]), proof }));
          expect([step.turn, step.action]).toEqual(['person', 'proof']);
        }
      }
    }
  });

  it.each(abortCodes)('after %s says to start again, and why', (abortCode) => {
    const step = nextStep(sampleShipment({ history: statuses(['AtAWS', abortCode]) }));
    expect(step).toMatchObject({ code: 'startAgain', turn: 'person', action: 'prepare', abortCode });
  });

  it('knows the finished code in its older spellings', () => {
    const [change] = statuses(['Returned', 'Complete']);
    const history = change === undefined ? [] : [{ ...change, progressCode: 'Completed' }];
    expect(nextStep(sampleShipment({ history })).code).toBe('prove');
  });

  it('leaves a code that nobody knows to the service’s own words', () => {
    const [change] = statuses(['AtAWS', 'Pending']);
    const history = change === undefined ? [] : [{ ...change, progressCode: 'Odd' }];
    expect(nextStep(sampleShipment({ history })).code).toBe('unknown');
  });

  it('of a new job that was not asked for yet is to ship it', () => {
    const isNew = { history: [], checkedMs: null };
    expect(nextStep(sampleShipment(isNew)).code).toBe('ship');
    expect(nextStep(sampleShipment({ ...isNew, prepared: null, signature: null })).code).toBe('askService');
  });

  it('of a job that no service is asked for goes by what the person notes', () => {
    const offline = { accountId: null, history: [] };
    expect(nextStep(sampleShipment(offline)).code).toBe('ship');
    expect(nextStep(sampleShipment({ ...offline, sentMs: 1 })).code).toBe('proveOffline');
    expect(nextStep(sampleShipment({ ...offline, sentMs: 1, proof: sampleProof() })).code).toBe('done');
    expect(nextStep(sampleShipment({ ...offline, sentMs: 1, proof: unproven })).code).toBe('keepSource');
  });

  it('has a title for every status there is', () => {
    for (const location of ['NotReceived', 'AtAWS', 'Returned'] as const) {
      for (const progress of ['Pending', 'InProgress', 'Complete', 'Canceled', 'Expired'] as const) {
        expect(enShipmentNext).toHaveProperty([codeAt(location, progress), 'title']);
      }
    }
  });
});
