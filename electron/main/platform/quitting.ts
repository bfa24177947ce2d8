import { app, dialog, powerMonitor } from 'electron';
import type { Speech } from '../../../shared/words/words.ts';
import type { Log } from '../ports.ts';

/** How long work may take to stop cleanly before the program ends all the same, in milliseconds. */
const patienceMs = 30_000;

export interface QuitOptions {
  readonly countUnderWay: () => number;
  /** Pauses what runs and closes what is open. */
  readonly close: () => Promise<void>;
  readonly words: () => Speech;
  readonly log: Log;
  /** The person chose to go on; there may be no window any more. */
  readonly onStay: () => void;
}

/**
 * Ends the program in order: asks while work is under way, lets the windows close, pauses the work, then goes. The
 * system's own end and signals are not asked back.
 */
export function endInOrder(options: QuitOptions): void {
  let isAgreed = false;
  let isAsking = false;
  let isClosing = false;

  function quitUnasked(): void {
    isAgreed = true;
    app.quit();
  }

  app.on('before-quit', (event) => {
    if (isAgreed || options.countUnderWay() === 0) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void ask(options).then((mayQuit) => {
      isAsking = false;
      if (mayQuit) quitUnasked();
      else options.onStay();
      return undefined;
    });
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    void closeInTime(options).then(() => app.exit(0));
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quitUnasked);
  powerMonitor.on('shutdown', quitUnasked);
}

async function ask({ countUnderWay, words }: QuitOptions): Promise<boolean> {
  const { t } = words();
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: t('shell:quit.title'),
    message: t('shell:quit.message', { count: countUnderWay() }),
    detail: t('shell:quit.detail'),
    buttons: [t('shell:quit.confirm'), t('shell:quit.stay')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

async function closeInTime({ close, log }: QuitOptions): Promise<void> {
  const outOfTime = new Promise<void>((resolve) => {
    setTimeout(() => {
      log.info('quit: not everything could be closed in time');
      resolve();
    }, patienceMs).unref();
  });
  await Promise.race([close().catch((error: unknown) => log.fault('quit', error)), outOfTime]);
}
