/** Prints the demo's story: numbered steps, the commands as a person would type them, and what they answered. */
export interface DemoConsole {
  step(title: string, why: string): void;
  command(words: readonly string[]): void;
  output(text: string): void;
  say(text: string): void;
  /** The last line of all: what came of it. */
  conclude(text: string): void;
}

export function createDemoConsole(stdout: { write(text: string): unknown }): DemoConsole {
  let steps = 0;
  return {
    step(title, why) {
      steps += 1;
      stdout.write(`\n${steps}. ${title}\n   ${why}\n`);
    },
    command(words) {
      stdout.write(`\n   $ ${words.map(quoted).join(' ')}\n`);
    },
    output(text) {
      if (text.trim() === '') return;
      for (const line of text.trimEnd().split('\n')) stdout.write(`     ${line}\n`);
    },
    say(text) {
      stdout.write(`   ${text}\n`);
    },
    conclude(text) {
      stdout.write(`\n${text}\n`);
    },
  };
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
