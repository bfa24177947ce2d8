import { describe, expect, it } from 'vitest';
import { RequestGate } from './request-gate.ts';
import { StopListeners } from './stop-listeners.ts';

function openGate(concurrency: number): { gate: RequestGate; stops: StopListeners } {
  return { gate: new RequestGate(concurrency, () => 0), stops: new StopListeners() };
}

const never = new AbortController().signal;

describe('a gate for two requests', () => {
  it('lets two through at once and the others in the order they came', async () => {
    const { gate, stops } = openGate(2);
    expect(gate.enter(never, stops)).toBeUndefined();
    expect(gate.enter(never, stops)).toBeUndefined();
    const order: string[] = [];
    const first = gate.enter(never, stops)?.then(() => order.push('first'));
    const second = gate.enter(never, stops)?.then(() => order.push('second'));
    gate.answered(1);
    await first;
    expect(order).toEqual(['first']);
    gate.leave();
    await second;
    expect(order).toEqual(['first', 'second']);
  });

  it('lets go of those that wait when their signal aborts, and of no other', async () => {
    const { gate, stops } = openGate(1);
    const control = new AbortController();
    const reason = new Error('cancelled');
    void gate.enter(never, stops);
    const stopped = gate.enter(control.signal, stops);
    const other = gate.enter(never, stops);
    control.abort(reason);
    await expect(stopped).rejects.toBe(reason);
    gate.overloaded();
    await other;
    // The one that was stopped took no place: with the other gone, there is one again.
    gate.leave();
    expect(gate.enter(never, stops)).toBeUndefined();
  });
});
