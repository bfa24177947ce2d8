import { join } from 'node:path';
import { distFolder } from '../journey/run-drivepost.ts';
import type { Command } from './measure.ts';

/** The drivepost command with its words. */
export function drivepost(...words: readonly string[]): Command {
  return { program: process.execPath, args: [join(distFolder, 'drivepost.js'), ...words] };
}

/** The JSON document at the end of what a command said. */
export function jsonAtEnd(text: string): unknown {
  const from = text.indexOf('{');
  if (from < 0) throw new Error(`no report: ${text.slice(-200)}`);
  return JSON.parse(text.slice(from));
}
