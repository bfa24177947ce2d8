// Which libraries are part of the program, with their licences: it has to name them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The libraries of the program: those that the lock file names for running, and those whose files the bundler took in, as
 * `{ name, version, license, text }`, by name. The text is empty where a library brings none.
 */
export function librariesOf(root, bundledFiles) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const folders = new Set(
    Object.entries(packages)
      .filter(([folder, { dev, devOptional }]) => folder !== '' && dev !== true && devOptional !== true)
      .map(([folder]) => folder),
  );
  for (const file of bundledFiles) {
    const found = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file);
    if (found !== null) folders.add(found[0]);
  }
  return [...folders]
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => describe(join(root, folder)))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  return { name, version, license: typeof license === 'string' ? license : '', text };
}
