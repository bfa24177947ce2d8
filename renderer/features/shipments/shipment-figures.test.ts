import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/domain/proof/proof-report.ts';
import { sampleProof, sampleShipment, statuses } from '../../../test/desktop/sample-shipment.ts';
import { countTurns, filterShipments } from './filter-shipments.ts';
import {
  filesAsMeant,
  filterFindings,
  findingKinds,
  totalLines,
  unlistedFindings,
  verdictOf,
} from './proof-figures.ts';

const noTrouble = { failed: 0, missing: 0, different: 0, ignored: 0 };

describe('the figures of a proof', () => {
  it('count what was left out by a rule as meant', () => {
    expect(filesAsMeant(sampleProof())).toBe(128_402);
  });

  it('have lines that add up to the last', () => {
    const lines = totalLines(sampleProof());
    const all = lines.at(-1);
    expect(all?.kind).toBe('all');
    expect(lines.slice(0, -1).reduce((sum, { files }) => sum + files, 0)).toBe(all?.files);
  });

  it.each([
    ['proven', {}],
    ['missing', { missing: 2 }],
    ['failed', { failed: 1 }],
    ['missingAndFailed', { failed: 1, missing: 1 }],
    ['different', { different: 1 }],
    ['otherFindings', {}],
  ] as const)('come to: %s', (verdict, trouble) => {
    const files = { ...noTrouble, inInventory: 9, loaded: 9, ...trouble };
    expect(verdictOf(sampleProof({ files, isProven: verdict === 'proven' }))).toBe(verdict);
  });

  it('do not praise an empty inventory', () => {
    const files = { ...noTrouble, inInventory: 0, loaded: 0 };
    expect(verdictOf(sampleProof({ files }))).toBe('empty');
  });

  it('name the kinds of findings, the most first, and what is not listed', () => {
    const report = sampleProof({
      findingCounts: { missing: 3, failed: 1200 },
      findings: [{ kind: 'missing', path: 'a' }],
    });
    expect(findingKinds(report)).toEqual([
      ['failed', 1200],
      ['missing', 3],
    ]);
    expect(unlistedFindings(report)).toBe(1202);
  });

  it('filter findings by kind and path', () => {
    const findings: Finding[] = [
      { kind: 'missing', path: 'Photos/One.jpg' },
      { kind: 'failed', path: 'photos/two.jpg', status: 500, code: 'InternalError' },
      { kind: 'badLogLine', line: 7, reason: 'odd' },
    ];
    expect(filterFindings(findings, { kind: null, text: ' photos ' })).toHaveLength(2);
    expect(filterFindings(findings, { kind: 'failed', text: 'photos' })).toEqual([findings[1]]);
    expect(filterFindings(findings, { kind: 'missing', text: 'two' })).toEqual([]);
  });
});

describe('the list of shipments', () => {
  const shipments = [
    sampleShipment({ shipmentId: 'ship' }),
    sampleShipment({ shipmentId: 'wait', jobId: 'ABC12', carrier: 'Example Parcel', sentMs: 1 }),
    sampleShipment({ shipmentId: 'over', history: statuses(['NotReceived', 'Canceled']) }),
  ];
  const ids = (text: string, turn: 'all' | 'person' | 'service' | 'nobody'): string[] =>
    filterShipments(shipments, { text, turn }).map(({ shipment }) => shipment.shipmentId);

  it('is narrowed down by whose turn it is', () => {
    expect(ids('', 'person')).toEqual(['ship']);
    expect(ids('', 'service')).toEqual(['wait']);
    expect(ids('', 'nobody')).toEqual(['over']);
    expect(countTurns(shipments)).toEqual({ all: 3, person: 1, service: 1, nobody: 1 });
  });

  it('is searched for all words, wherever each stands', () => {
    expect(ids('abc12 PARCEL', 'all')).toEqual(['wait']);
    expect(ids('canceled', 'all')).toEqual(['over']);
    expect(ids('abc12 canceled', 'all')).toEqual([]);
  });
});
