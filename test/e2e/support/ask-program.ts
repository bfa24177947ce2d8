import type { Page } from 'playwright-core';
import type { CallName, InputOf, OutputOf } from '../../../shared/contract/define.ts';
import type { AppWideContract } from '../../../shared/contract/contract.ts';
import type { RunSnapshot } from '../../../shared/contract/runs.ts';

/** Asks the program over the window's own bridge, for what a test needs and does not look at. Throws the code of a refusal. */
export async function askProgram<Name extends CallName<AppWideContract>>(
  page: Page,
  name: Name,
  input: InputOf<AppWideContract, Name>,
): Promise<OutputOf<AppWideContract, Name>> {
  const answer = await page.evaluate(talk, toTalk({ kind: 'call', name, input, until: null }));
  return answer as OutputOf<AppWideContract, Name>;
}

/** Waits until the newest run has a state. */
export async function waitForRun(page: Page, state: RunSnapshot['state']): Promise<void> {
  await page.evaluate(talk, toTalk({ kind: 'open', name: 'runs.watch', input: undefined, until: state }));
}

interface Talk {
  readonly kind: 'call' | 'open';
  readonly name: string;
  readonly input: unknown;
  readonly until: string | null;
}

interface Heard {
  readonly id: number;
  readonly kind: string;
  readonly value?: unknown;
  readonly error?: { readonly code: string } | null;
}

/** The driver takes text and gives it to the page as it is; an input that is left out stays out. */
function toTalk(request: Talk): string {
  return JSON.stringify(request);
}

/** Runs in the page, far from the ids that its own client counts. */
function talk(text: string): Promise<unknown> {
  const { kind, name, input, until } = JSON.parse(text) as Talk;
  const { drivepost } = window as unknown as {
    drivepost: { listen(hear: (heard: Heard) => void): void; post(message: object): void };
  };
  const id = 1_000_000 + Math.floor(Math.random() * 1_000_000);
  return new Promise((resolve, reject) => {
    drivepost.listen((heard) => {
      if (heard.id !== id) return;
      if (heard.error) reject(new Error(heard.error.code));
      else if (kind === 'call') resolve(heard.value);
      else if ((heard.value as readonly { readonly state: string }[])[0]?.state === until) {
        drivepost.post({ kind: 'close', id });
        resolve(null);
      }
    });
    drivepost.post({ kind, id, name, input });
  });
}
