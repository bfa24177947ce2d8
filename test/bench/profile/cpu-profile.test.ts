import { expect, it } from 'vitest';
import { attribute, type Activity, type CpuProfile } from './cpu-profile.ts';

function node(id: number, functionName: string, url: string, children: number[] = []) {
  return { id, callFrame: { functionName, url, lineNumber: 0, columnNumber: 0 }, children };
}

const profile: CpuProfile = {
  nodes: [
    node(1, '(root)', '', [2, 5]),
    node(2, 'put', 'sink.ts', [3]),
    node(3, 'sign', 'sign.ts', [4]),
    node(4, 'digest', 'node:crypto'),
    node(5, '(idle)', ''),
  ],
  samples: [2, 4, 5, 1, 3],
  timeDeltas: [0, 10, 20, 40, 80],
};
const activities: Activity[] = [
  { title: 'signing', owns: ({ source }) => source === 'sign.ts' },
  { title: 'sending', owns: ({ source }) => source === 'sink.ts' },
];

it('gives the time of a stack to its innermost known frame, and none to idling', () => {
  const totals = attribute(profile, activities, ({ callFrame }) => ({
    name: callFrame.functionName,
    source: callFrame.url,
  }));
  expect(Object.fromEntries(totals)).toEqual({ sending: 10, signing: 20, other: 80 });
});
