import { release, arch } from 'node:os';
import { join } from 'node:path';
import type { Services } from '../services.ts';
import { bundleText } from './bundle-text.ts';
import { countThings } from './count-things.ts';

/** The support bundle as it is now. */
export async function makeSupportBundle(services: Services): Promise<string> {
  const { ports, settings } = services;
  const { facts, clock, secrets, log } = ports;
  return bundleText({
    madeMs: clock.now(),
    version: facts.version,
    electronVersion: facts.electronVersion,
    nodeVersion: process.versions.node,
    system: `${facts.platform} ${release()} ${arch()}`,
    language: facts.systemLanguage,
    isDataFolderUsual: facts.dataFolder.startsWith(join(facts.homeFolder, '')),
    secrets: secrets.state,
    settings: settings.get(),
    counts: await countThings(services),
    logTail: log.tail(),
  });
}

/** Asks where to, and saves it; null when the person thinks better of it. */
export async function saveSupportBundle(services: Services): Promise<{ path: string | null }> {
  const { ports, words, saveFile } = services;
  const day = new Date(ports.clock.now()).toISOString().slice(0, 10);
  const path = await ports.dialogs.chooseSave({
    title: words().t('shell:supportBundleTitle'),
    name: `drivepost-support-${day}.txt`,
  });
  if (path !== null) await saveFile(path, await makeSupportBundle(services));
  return { path };
}
