import { expect, it } from 'vitest';
import { fromDraft, listenProblems, toDraft } from './listen-draft.ts';

const listen = {
  host: '192.168.1.2',
  port: 8477,
  tlsCertPath: '/c.pem',
  tlsKeyPath: '/k.pem',
  isInsecure: false,
  publicUrl: null,
};

it('gives back what it was made of', () => {
  expect(fromDraft(toDraft(listen))).toEqual(listen);
});

it('asks for no TLS where only this computer is served', () => {
  const draft = { ...toDraft(listen), isNetwork: false, isInsecure: true };
  expect(fromDraft(draft)).toEqual({ ...listen, host: '127.0.0.1', tlsCertPath: null, tlsKeyPath: null });
});

it.each([
  ['0', false],
  ['65535', false],
  ['65536', true],
  ['', true],
  ['-1', true],
  ['80a', true],
])('of the port %j says whether it is wrong', (port, isWrong) => {
  expect(listenProblems({ ...toDraft(listen), port }).port).toBe(isWrong);
});
