#!/usr/bin/env node
// Makes a .deb with dpkg-deb out of the arguments that electron-builder would give to fpm, a program which it would have to
// download. Knows those arguments and no others; a new one ends it, so that nothing is left out unseen.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const valued = new Set([
  '-s',
  '-t',
  '--architecture',
  '--after-install',
  '--after-remove',
  '--description',
  '--version',
  '--package',
  '--name',
  '--maintainer',
  '--vendor',
  '--url',
  '--category',
  '--deb-priority',
  '--deb-compression',
  '--license',
]);
const lists = new Set(['-d', '--deb-recommends']);

const given = read(process.argv.slice(2));
const root = mkdtempSync(join(tmpdir(), 'drivepost-deb-'));
try {
  for (const mapping of given.mappings) {
    const at = mapping.lastIndexOf('=');
    const target = join(root, mapping.slice(at + 1));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(mapping.slice(0, at), target, { recursive: true, verbatimSymlinks: true });
  }
  writeControl();
  rmSync(given.values['--package'], { force: true });
  execFileSync(
    'dpkg-deb',
    [
      '--root-owner-group',
      `-Z${given.values['--deb-compression'] ?? 'xz'}`,
      '--build',
      root,
      given.values['--package'],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}

function read(args) {
  const found = { values: {}, lists: { '-d': [], '--deb-recommends': [] }, mappings: [] };
  for (let index = 0; index < args.length; index += 1) {
    const name = args[index];
    if (name === '--force') continue;
    if (valued.has(name)) found.values[name] = args[(index += 1)];
    else if (lists.has(name)) found.lists[name].push(args[(index += 1)]);
    else if (!name.startsWith('-') && name.includes('=')) found.mappings.push(name);
    else throw new Error(`deb-by-dpkg does not know the argument ${name}`);
  }
  return found;
}

function writeControl() {
  const { values } = given;
  const control = join(root, 'DEBIAN');
  mkdirSync(control);
  chmodSync(root, 0o755);
  const fields = {
    Package: values['--name'],
    Version: values['--version'],
    Architecture: values['--architecture'],
    Maintainer: values['--maintainer'],
    'Installed-Size': String(Math.ceil(Number(sizeOf(root)) / 1024)),
    Depends: given.lists['-d'].join(', '),
    Recommends: given.lists['--deb-recommends'].join(', '),
    Section: values['--category'] ?? 'utils',
    Priority: values['--deb-priority'] ?? 'optional',
    Homepage: values['--url'],
    Description: values['--description'].replace(/\n(?! )/g, '\n '),
  };
  const lines = Object.entries(fields).filter(([, value]) => value);
  writeFileSync(
    join(control, 'control'),
    `${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`,
  );
  for (const [script, argument] of [
    ['postinst', '--after-install'],
    ['postrm', '--after-remove'],
  ]) {
    if (values[argument] === undefined) continue;
    cpSync(values[argument], join(control, script));
    chmodSync(join(control, script), 0o755);
  }
}

function sizeOf(folder) {
  return execFileSync('du', ['-sb', folder], { encoding: 'utf8' }).split('\t')[0];
}
