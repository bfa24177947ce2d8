import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DemoConsole } from './console.ts';

const command = fileURLToPath(new URL('drivepost.js', import.meta.url));

interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
}

export interface Drivepost {
  /** Runs `drivepost WORDS…` as its own process and shows the command and what it printed. */
  run(words: readonly string[], options?: { readonly isQuiet?: boolean }): Promise<CommandResult>;
}

/** The real command in processes of its own, with an environment that holds the demo's keys and nothing of the person's. */
export function createDrivepost(
  console: DemoConsole,
  environment: Readonly<Record<string, string>>,
): Drivepost {
  return {
    async run(words, options = {}) {
      if (options.isQuiet !== true) console.command(['drivepost', ...words]);
      const child = spawn(process.execPath, [command, ...words], {
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let stdout = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      const [exitCode] = (await once(child, 'close')) as [number | null];
      if (options.isQuiet !== true) console.output(stdout);
      return { exitCode: exitCode ?? 1, stdout };
    },
  };
}

export interface Service {
  /** What the process said it listens on. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a bundled program that prints the URL it listens on, and waits for that line. */
export async function startService(
  script: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Service> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [file, ...words], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await firstUrl(child, script);
  return {
    url,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function firstUrl(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    function listen(text: string): void {
      heard += text;
      const found = /https?:\/\/\S+/.exec(heard);
      if (found !== null) resolve(found[0]);
    }
    child.stdout?.setEncoding('utf8').on('data', listen);
    child.stderr?.setEncoding('utf8').on('data', listen);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`${name} ended with ${code} before it listened: ${heard}`)),
    );
  });
}
