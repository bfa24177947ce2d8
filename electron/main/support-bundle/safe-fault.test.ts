import { describe, expect, test } from 'vitest';
import { appError } from '../../../shared/domain/error-codes.ts';
import { safeFault } from './safe-fault.ts';

function told(error: unknown): string {
  return safeFault('runs', error).join('\n');
}

describe('safeFault', () => {
  test('tells a foreseen error by its code and the words of the table only', () => {
    const error = appError('FILE_UNREADABLE', {
      detail: '/home/jane/divorce/letter.odt: EACCES',
      cause: Object.assign(new Error("open '/home/jane/divorce/letter.odt'"), { code: 'EACCES' }),
    });
    expect(told(error)).toContain('runs: FILE_UNREADABLE: ');
    expect(told(error)).toContain('because of Error EACCES');
    expect(told(error)).not.toMatch(/jane|divorce|letter/);
  });

  test('tells a bug by its kind and its place, without its words and folders', () => {
    const error = new TypeError('Unexpected "hunter2" in /home/jane/x');
    error.stack = [
      'TypeError: Unexpected "hunter2" in /home/jane/x',
      '    at Object.<anonymous> (file:///home/jane/app/dist/electron/main.js:12:34)',
      '    at async start (C:\\Users\\jane\\app\\main.js:5:6)',
      '    at /home/jane/app/chunk-ABC.js:1:2',
      '    hunter2 at the end',
    ].join('\n');
    expect(safeFault('runs', error)).toEqual([
      'runs: TypeError',
      '  at Object.<anonymous> main.js:12:34',
      '  at async start main.js:5:6',
      '  at chunk-ABC.js:1:2',
    ]);
  });

  test('tells a system error by its code', () => {
    const error = Object.assign(new Error("ENOENT: no such file, open '/media/JANE/pin.txt'"), {
      code: 'ENOENT',
    });
    expect(told(error)).toContain('runs: Error ENOENT');
    expect(told(error)).not.toContain('JANE');
  });

  test('leaves out what only looks like a code or a name', () => {
    const error = Object.assign(new Error('x'), { name: 'secret is hunter2', code: 'AKIAIOSFODNN7EXAMPLE' });
    expect(told(error).split('\n')[0]).toBe('runs: Error');
  });

  test('takes nothing but errors and places out of what others wrote', () => {
    const text = [
      'node:internal/process/esm_loader:97',
      'SyntaxError: Unexpected token \'h\', "hunter2" is not valid JSON',
      '    at JSON.parse (<anonymous>)',
      '    at read (file:///opt/app/worker.js:7:8)',
      'aws_secret_access_key=hunter2',
      'at /home/jane/hunter2 photos/x',
    ].join('\n');
    expect(safeFault('worker', text)).toEqual(['worker: SyntaxError', '  at read worker.js:7:8']);
    expect(safeFault('worker', 'my pin is 1234')).toEqual(['worker: (text left out)']);
    expect(safeFault('worker', { pin: 1234 })).toEqual(['worker: (object)']);
  });

  test('does not follow causes without end', () => {
    const error = new Error('a');
    error.cause = error;
    expect(told(error)).toContain('because of Error');
  });

  test('is quick with long lines', () => {
    expect(safeFault('worker', `at ${'a/'.repeat(200_000)}`)).toEqual(['worker: (text left out)']);
  });
});
