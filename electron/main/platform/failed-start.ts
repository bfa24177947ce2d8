import { app, dialog } from 'electron';
import { toErrorData } from '../../../shared/contract/error-crossing.ts';
import { tellError } from '../../../shared/words/error-words.ts';
import type { Speech } from '../../../shared/words/words.ts';
import type { FileLog } from './program-log.ts';

/**
 * Says why the program cannot start, then ends it. First to the log and to whoever started it, who may see no dialog; and
 * while the dialog waits for a person, a signal ends the program all the same.
 */
export async function endFailedStart(error: unknown, { t }: Speech, log: FileLog): Promise<void> {
  log.fault('start', error);
  await log.written();
  const { message, detail, advice } = tellError(t, toErrorData(error));
  const reason = [message, detail, advice].filter((text) => text !== null && text !== '').join('\n');
  process.stderr.write(`${t('shell:startFailed')}\n${reason}\n`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, endFailed);
  try {
    await dialog.showMessageBox({
      type: 'error',
      title: app.name,
      message: t('shell:startFailed'),
      detail: reason,
    });
  } finally {
    endFailed();
  }
}

function endFailed(): void {
  app.exit(1);
}
