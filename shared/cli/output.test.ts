import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { html } from '../base/html.ts';
import { printable, printableLines, writeLine } from './output.ts';
import { run } from './run.ts';

const escapes = '\u001b]0;title\u0007\u009b2J';

describe('what is printed', () => {
  it('holds no command for the terminal, on any line', () => {
    let stdout = '';
    const context = {
      stdout: { write: (text: string) => (stdout += text) },
      stderr: { write: () => undefined },
      stdin: Readable.from([]),
      env: {},
      clock: { now: () => 0 },
      signal: new AbortController().signal,
      exit: () => undefined,
    };
    writeLine(context, `one ${escapes}\ntwo \r\u202e`);
    expect(stdout).toBe('one \\x1B]0;title\\x07\\x9B2J\ntwo \\x0D\\x202E\n');
  });

  it('shows each line of a text, and keeps the text when there is nothing to show', () => {
    expect(printableLines('a\u001bb\nc')).toBe('a\\x1Bb\nc');
    expect(printable('Zürich 💾 \\x1B')).toBe('Zürich 💾 \\x1B');
  });

  it('is the same on a page', () => {
    expect(html`${'<\u001b\u202e\u2028>'}`.html).toBe('&lt;\\x1B\\x202E\\x2028&gt;');
  });
});

describe('an error', () => {
  it('that quotes a hostile name is printed without its commands', async () => {
    let stderr = '';
    const code = await run(['manifest', 'check', `/nowhere/${escapes}`], {
      stdout: { write: () => undefined },
      stderr: { write: (text: string) => (stderr += text) },
      stdin: Readable.from([]),
      env: {},
      clock: { now: () => 0 },
      signal: new AbortController().signal,
    });
    expect([code, stderr]).toEqual([3, expect.stringContaining('\\x1B]0;title')]);
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(stderr).not.toMatch(/[\u001b\u0007\u009b]/);
  });
});
