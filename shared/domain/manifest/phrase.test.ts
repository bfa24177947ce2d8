import { expect, test } from 'vitest';
import { say, sayProblem, sentence } from './phrase.ts';

test('says a problem in English and tells what was put into it', () => {
  const said = sayProblem(say`${'{0}'} has ${12} bytes.`, say`Shorten it. ${sentence('Or do not.')}`);
  expect(said).toEqual({
    message: '{0} has 12 bytes.',
    fix: 'Shorten it. Or do not.',
    said: {
      message: { template: '{0} has {1} bytes.', values: ['{0}', '12'] },
      fix: { template: 'Shorten it. {0}', values: [{ template: 'Or do not.', values: [] }] },
    },
  });
});

test('a bare sentence is its own template, whatever it holds', () => {
  expect(sayProblem('a {1} b', '').said.message).toEqual({ template: 'a {1} b', values: [] });
});
