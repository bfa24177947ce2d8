import { expect, test } from 'vitest';
import { marksOf } from './text-marks.ts';

function told(line: string): string[] {
  return marksOf(line).map(({ kind, from, to }) => `${kind} ${line.slice(from, to)}`);
}

test.each([
  ['', []],
  ['no colon here', []],
  ['  # a remark: yes', ['comment # a remark: yes']],
  ['bucket: my-bucket # mine', ['name bucket:', 'value my-bucket', 'comment # mine']],
  ['bucket:my-bucket', ['name bucket:', 'value my-bucket']],
  ['colour: red', ['unknown colour:', 'value red']],
  ['  anything: red', ['name anything:', 'value red']],
  ["- 'a # b' # c", ['dash -', "value 'a # b'", 'comment # c']],
  ['  "a:b" : ":"', ['name "a:b" :', 'value ":"']],
  ['pinCode: 1234 ', ['name pinCode:', 'secret 1234']],
  ['ignore:', ['name ignore:']],
])('%j', (line, marks) => {
  expect(told(line)).toEqual(marks);
});
