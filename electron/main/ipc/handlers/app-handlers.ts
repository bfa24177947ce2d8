import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../../../shared/base/errors.ts';
import { Library, type Mode, type appContract } from '../../../../shared/contract/app.ts';
import type { Handlers } from '../../../../shared/contract/define.ts';
import { appError } from '../../../../shared/domain/error-codes.ts';
import type { Services } from '../../services.ts';
import { saveSupportBundle } from '../../support-bundle/save-support-bundle.ts';

/** Largest text file that is read into a form, in bytes. */
const textLimitBytes = 256 * 1024;

/** The program itself, as the window for `mode` sees it. */
export function createAppHandlers(services: Services, mode: Mode | null): Handlers<typeof appContract> {
  const { ports, settings, chosenPaths, unfinished } = services;
  return {
    'app.info': () => ({
      ...ports.facts,
      mode,
      secrets: ports.secrets.state,
      setAside: [...services.setAside],
    }),
    'app.libraries': () => readLibraries(ports.facts.programFolder),
    'settings.watch': (_input, signal) => settings.watch(signal),
    'settings.change': (changes) => unfinished.hold(settings.change(changes)),
    async 'app.openMode'({ mode: wanted, remember }) {
      if (remember) await settings.change({ mode: wanted });
      ports.windows.open(wanted);
    },
    async 'app.choose'(request) {
      const paths = [...(await ports.dialogs.choose(request))];
      chosenPaths.note(paths);
      return { paths };
    },
    async 'app.saveText'({ title, name, text }) {
      const path = await ports.dialogs.chooseSave({ title, name });
      if (path !== null) await services.saveFile(path, text);
      return { path };
    },
    async 'app.readText'({ path }) {
      chosenPaths.check(path);
      return { text: await readText(path) };
    },
    'app.reveal': ({ path }) => ports.files.reveal(path),
    'app.openDataFolder': () => ports.files.openFolder(ports.facts.dataFolder),
    'app.testNotification': () => ({ isShown: notifyForTest(services) }),
    'app.reportFault': ({ text }) => ports.log.fault('window', text),
    'app.saveSupportBundle': () => saveSupportBundle(services),
  };
}

/** The list that bundling made; none where there is no bundle. */
async function readLibraries(programFolder: string): Promise<Library[]> {
  try {
    return Library.array().parse(JSON.parse(await readFile(join(programFolder, 'libraries.json'), 'utf8')));
  } catch {
    return [];
  }
}

function notifyForTest({ ports, words }: Services): boolean {
  const { t } = words();
  return ports.notifier.notify({
    title: t('shell:testNotification.title'),
    body: t('shell:testNotification.body'),
    onClick: () => undefined,
  });
}

async function readText(path: string): Promise<string> {
  try {
    const stats = await stat(path);
    if (!stats.isFile() || stats.size > textLimitBytes) {
      throw appError('FILE_UNREADABLE', { detail: `${path} is not a small text file.` });
    }
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof TypeError)
      throw appError('FILE_UNREADABLE', { detail: `${path} is not UTF-8 text.` });
    if (systemCode(error) === undefined) throw error;
    throw appError('FILE_UNREADABLE', { detail: `${path}: ${systemCode(error) ?? ''}`, cause: error });
  }
}
