import { describe, expect, it } from 'vitest';
import { signQuery, verifyQuery, type QueryRequest } from './sigv2.ts';

// The first is AWS's own example; the others were computed with another implementation, in Python.
const published = {
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  atMs: Date.UTC(2011, 9, 3, 15, 19, 30),
  request: request('GET', 'elasticmapreduce.amazonaws.com', {
    Action: 'DescribeJobFlows',
    Version: '2009-03-31',
    AWSAccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    SignatureVersion: '2',
    SignatureMethod: 'HmacSHA256',
    Timestamp: '2011-10-03T15:19:30',
    Signature: 'i91nKc4PWAt0JJIdXwz9HxZCJDdiy6cf/Mj6vPxyYIs=',
  }),
};
const secret = 'secret/of+the test';
const atMs = Date.UTC(2011, 5, 20, 22, 30, 59, 556);
const label = {
  Action: 'GetShippingLabel',
  Version: '2010-06-01',
  'jobIds.member.1': 'AB1CD',
  'jobIds.member.10': 'AB1CE',
  name: "Jérôme (\u{1f4be}) ~*'!",
  APIVersion: '1 0',
};

function request(method: string, host: string, parameters: Readonly<Record<string, string>>): QueryRequest {
  return { method, host, path: '/', parameters: new Map(Object.entries(parameters)) };
}

async function verify(given: QueryRequest, nowMs: number, known: string | null): Promise<string> {
  const verification = await verifyQuery(given, { now: () => nowMs }, () => known);
  return verification.kind === 'verified' ? verification.accessKeyId : verification.reason;
}

describe('Signature Version 2', () => {
  it.each([
    ['HmacSHA1', 'BGhrjIhX1E7qxIOlc75CPJ9A2yI='],
    ['HmacSHA256', 'hpPxbETHYgwG22TguXBp9obQg0bpBb3G96mFRhCulIQ='],
  ] as const)('signs with %s as another implementation does', async (method, signature) => {
    const given = request('POST', '127.0.0.1:8477', label);
    const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: secret };
    const parameters = signQuery(given, credentials, atMs, method);
    expect(parameters.get('Signature')).toBe(signature);
    expect(await verify({ ...given, parameters }, atMs, secret)).toBe('AKIDTEST');
    expect(await verify({ ...given, parameters, host: '127.0.0.1:8478' }, atMs, secret)).toBe('mismatch');
    expect(await verify({ ...given, parameters, method: 'GET' }, atMs, secret)).toBe('mismatch');
  });

  it('accepts the published example, and nothing near it', async () => {
    const { request: given, atMs: then, secret: known } = published;
    const minutes = 60_000;
    expect(await verify(given, then, known)).toBe('AKIAIOSFODNN7EXAMPLE');
    expect(await verify({ ...given, host: given.host.toUpperCase() }, then + 15 * minutes, known)).toBe(
      'AKIAIOSFODNN7EXAMPLE',
    );
    expect(await verify(given, then + 15 * minutes + 1, known)).toBe('skew');
    expect(await verify(given, then - 15 * minutes - 1, known)).toBe('skew');
    expect(await verify(given, then, 'other')).toBe('mismatch');
    expect(await verify(given, then, null)).toBe('unknown-key');
  });

  it.each([
    ['Signature', 'AAAA', 'mismatch'],
    ['Signature', undefined, 'missing'],
    ['AWSAccessKeyId', undefined, 'missing'],
    ['SignatureVersion', '1', 'malformed'],
    ['SignatureMethod', 'HmacMD5', 'malformed'],
    ['Timestamp', '1317655170', 'malformed'],
    ['Timestamp', '2011-99-03T15:19:30', 'malformed'],
    ['Action', 'TerminateJobFlows', 'mismatch'],
  ])('refuses %s %s as %s', async (name, value, reason) => {
    const parameters = new Map(published.request.parameters);
    if (value === undefined) parameters.delete(name);
    else parameters.set(name, value);
    expect(await verify({ ...published.request, parameters }, published.atMs, published.secret)).toBe(reason);
  });
});
