import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

/** The program in a real window. */
export interface Desktop {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  /** What the next file dialogs answer; none means that the person cancels them. */
  answerOpen(paths: readonly string[]): Promise<void>;
  answerSave(path: string | null): Promise<void>;
  /** Ends the program, as a person does who quits. Throws when a page or the program reported an error. */
  close(): Promise<void>;
}

export interface DesktopOptions {
  /** Left out, the program asks as at its first start. */
  readonly mode?: 'customer' | 'station';
  /** Left out, a clean one, removed at the end. */
  readonly dataFolder?: string;
  /** Errors on the console that are expected. */
  readonly expectedErrors?: RegExp;
}

/** How the program is started. */
export interface DesktopProgram {
  readonly executablePath: string;
  readonly args: readonly string[];
}

/** Starts the program and waits for its first window. */
export async function launchDesktop(
  { executablePath, args }: DesktopProgram,
  options: DesktopOptions = {},
): Promise<Desktop> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'drivepost-e2e-')));
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const app = await _electron.launch({
    executablePath,
    args: [
      ...args,
      '--data',
      dataFolder,
      '--lang=en-US',
      ...(options.mode === undefined ? [] : [`--${options.mode}`]),
    ],
    env: env as Record<string, string>,
    timeout: 30_000,
  });
  const errors: string[] = [];
  app.on('window', (window) => watchForErrors(window, errors, options.expectedErrors));
  const page = await app.firstWindow();
  watchForErrors(page, errors, options.expectedErrors);
  return {
    app,
    page,
    dataFolder,
    answerOpen: (paths) =>
      app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () =>
          Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] });
      }, paths),
    answerSave: (path) =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () =>
          Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
      }, path),
    async close() {
      const child = app.process();
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await app.evaluate(({ app: program }) => program.quit()).catch(() => undefined);
      await app.close().catch(() => undefined);
      clearTimeout(timer);
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
      if (errors.length > 0) throw new Error(`The window reported errors:\n${errors.join('\n')}`);
    },
  };
}

const watchedPages = new WeakSet<Page>();

function watchForErrors(page: Page, errors: string[], expected: RegExp | undefined): void {
  if (watchedPages.has(page)) return;
  watchedPages.add(page);
  const note = (text: string): void => {
    if (expected?.test(text) !== true) errors.push(text);
  };
  page.on('pageerror', (error) => note(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') note(message.text());
  });
}
