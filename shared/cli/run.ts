import { CommanderError } from 'commander';
import { AppError, messageOf } from '../base/errors.ts';
import type { CliContext } from './context.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { printableLines } from './output.ts';
import { createProgram } from './program.ts';

/** Runs one command line (without node and script) and resolves to its exit code. Never throws. */
export async function run(args: readonly string[], context: Omit<CliContext, 'exit'>): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  try {
    const program = await createProgram({ ...context, exit: (wanted) => (code = wanted) }, args);
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return report(error, context);
  }
}

function report(error: unknown, context: Omit<CliContext, 'exit'>): ExitCode {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  }
  if (context.signal.aborted) {
    context.stderr.write('drivepost: stopped. Nothing is lost: repeat the command to go on.\n');
    return exitCodes.interrupted;
  }
  if (error instanceof AppError) {
    // A message may quote a name on a drive, or what a service said.
    context.stderr.write(`drivepost: ${printableLines(`${error.message}\n  ${error.advice}`)}\n`);
    return exitCodeOf(error);
  }
  const stack = error instanceof Error ? error.stack : undefined;
  context.stderr.write(
    `drivepost: a fault in Drivepost itself: ${printableLines(`${messageOf(error)}\n${stack ?? ''}`)}\n`,
  );
  return exitCodes.internal;
}

function exitCodeOf(error: AppError): ExitCode {
  if (error.code === 'USAGE') return exitCodes.usage;
  return error.retry === 'never' ? exitCodes.refused : exitCodes.stopped;
}
