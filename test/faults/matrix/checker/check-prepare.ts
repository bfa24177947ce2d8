import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Violation } from '../fault.ts';
import type { Scene } from '../scene/scene.ts';
import { compareFiles, md5Of, readFiles, type Content } from './read-files.ts';

const ownFolder = '.drivepost';
const ownFiles = ['journal.txt', 'manifest-md5.txt', 'manifest.txt'];

/**
 * The drive behind a prepare that ended: every source file once, with its bytes, and what was there before; an inventory
 * of all that, sorted, which md5sum agrees to; a manifest that names its digest; a journal without a damaged line; no
 * SIGNATURE that covers something else; nothing half-done. `without` names files that the fault kept from arriving.
 */
export function checkPrepared(scene: Scene, without: readonly string[] = []): Violation[] {
  const { drive } = scene;
  const violations: Violation[] = [];
  const found = readFiles(drive);
  const own = [...found.keys()].filter((path) => path.startsWith(`${ownFolder}/`));
  for (const path of own) found.delete(path);
  if (found.delete('SIGNATURE'))
    violations.push({ what: 'leftover', detail: 'the SIGNATURE covers something else' });
  const expected = new Map<string, Content>();
  for (const { drivePath, content } of [...scene.tree, ...scene.own]) {
    const isIgnored = drivePath.endsWith('.tmp') && !scene.own.some((file) => file.drivePath === drivePath);
    if (!isIgnored && !without.includes(drivePath))
      expected.set(drivePath, { sizeBytes: content.length, md5: md5Of(content) });
  }
  violations.push(...compareFiles('drive', { expected, found }));
  if (!existsSync(join(drive, ownFolder)))
    return [...violations, { what: 'lost', detail: 'there is no .drivepost folder' }];
  const there = readdirSync(join(drive, ownFolder));
  for (const name of there.filter((one) => !ownFiles.includes(one)))
    violations.push({ what: 'leftover', detail: `${ownFolder}/${name}` });
  for (const name of ownFiles.filter((one) => !there.includes(one)))
    violations.push({ what: 'lost', detail: `${ownFolder}/${name} is not there` });
  if (violations.length > 0) return violations;
  return [...checkInventory(drive, expected), ...checkJournal(drive, expected)];
}

function checkInventory(drive: string, expected: ReadonlyMap<string, Content>): Violation[] {
  const violations: Violation[] = [];
  const bytes = readFileSync(join(drive, ownFolder, 'manifest-md5.txt'));
  const listed = new Map<string, string>();
  const paths: Buffer[] = [];
  for (const line of bytes.toString('utf8').split('\n').slice(0, -1)) {
    const isEscaped = line.startsWith('\\');
    const [md5, path] = [line.slice(isEscaped ? 1 : 0).slice(0, 32), line.slice(isEscaped ? 35 : 34)];
    const name = isEscaped ? path.replaceAll(/\\([\\nr])/g, (_all, one) => escapes[String(one)] ?? '') : path;
    if (listed.has(name)) violations.push({ what: 'doubled', detail: `the inventory has ${name} twice` });
    listed.set(name, md5);
    paths.push(Buffer.from(name));
  }
  for (const [path, { md5 }] of expected) {
    if (listed.get(path) !== md5)
      violations.push({ what: 'different', detail: `the inventory says ${listed.get(path)} of ${path}` });
  }
  for (const path of listed.keys())
    if (!expected.has(path)) violations.push({ what: 'doubled', detail: `the inventory has ${path}` });
  if (paths.some((path, at) => at > 0 && Buffer.compare(paths[at - 1] ?? path, path) >= 0))
    violations.push({ what: 'different', detail: 'the inventory is not sorted' });
  try {
    execFileSync('md5sum', ['--quiet', '--strict', '-c', `${ownFolder}/manifest-md5.txt`], {
      cwd: drive,
      stdio: 'pipe',
    });
  } catch (error) {
    violations.push({ what: 'different', detail: `md5sum -c: ${String(error)}` });
  }
  const digest = createHash('sha256').update(bytes).digest('hex');
  const manifest = readFileSync(join(drive, ownFolder, 'manifest.txt'), 'utf8');
  const named = [...manifest.matchAll(/^# drivepost-inventory-sha256: (\S+)$/gm)].map(([, hex]) => hex);
  if (named.length !== 1 || named[0] !== digest)
    violations.push({
      what: 'different',
      detail: `the manifest names ${named.join(' and ')}, not ${digest}`,
    });
  return violations;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\', n: '\n', r: '\r' };

function checkJournal(drive: string, expected: ReadonlyMap<string, Content>): Violation[] {
  const violations: Violation[] = [];
  const known = new Set<string>();
  const text = readFileSync(join(drive, ownFolder, 'journal.txt'), 'latin1');
  for (const line of text.split('\n').slice(0, -1)) {
    const rest = line.slice(9);
    if (crc32(Buffer.from(rest, 'latin1')).toString(16).padStart(8, '0') !== line.slice(0, 8))
      violations.push({ what: 'leftover', detail: `a damaged line in the journal: ${line}` });
    const [md5 = '', size = '', , , ...path] = rest.split(' ');
    const name = Buffer.from(path.join(' '), 'latin1').toString('utf8');
    const file = expected.get(name);
    if (file?.md5 !== md5 || String(file.sizeBytes) !== size)
      violations.push({ what: 'different', detail: `the journal says ${line}` });
    known.add(name);
  }
  for (const path of expected.keys())
    if (!known.has(path)) violations.push({ what: 'lost', detail: `the journal lacks ${path}` });
  return violations;
}
