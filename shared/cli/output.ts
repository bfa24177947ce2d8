import type { Command } from 'commander';
import { printable } from '../base/printable.ts';
import type { CliContext } from './context.ts';

export { printable };

/** Prints a value as JSON, indented, with a line end. */
export function writeJson(context: CliContext, value: unknown): void {
  context.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Prints text and a line end. What a terminal would take for a command in it is shown instead. */
export function writeLine(context: CliContext, text = ''): void {
  context.stdout.write(`${printableLines(text)}\n`);
}

/** Columns padded to their widest cell, two spaces apart; the first row is the heading. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  }
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Text of several lines for a terminal, each as `printable` gives it. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** Adds an `Exit codes:` part to a command's help. */
export function withExitCodes(command: Command, codes: Readonly<Record<number, string>>): Command {
  const lines = Object.entries(codes).map(([code, meaning]) => `  ${code.padEnd(3)}  ${meaning}`);
  return command.addHelpText('after', `\nExit codes:\n${lines.join('\n')}`);
}

/** Adds an `Examples:` part to a command's help. */
export function withExamples(command: Command, examples: readonly string[]): Command {
  return command.addHelpText('after', `\nExamples:\n${examples.map((line) => `  $ ${line}`).join('\n')}`);
}
