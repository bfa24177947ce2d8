// Stands in for Electron's own default_app where a distribution has none: starts the application whose folder is the
// first argument that is no switch. The await keeps Electron from being ready before the application has been loaded.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  process.stderr.write('Say which application to start: electron FOLDER\n');
  app.exit(1);
} else {
  const folder = resolve(given);
  const description = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
  app.setName(description.productName ?? description.name);
  app.setVersion(description.version);
  app.setAppPath(folder);
  await import(pathToFileURL(resolve(folder, description.main)).href);
}
