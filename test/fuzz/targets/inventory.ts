import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatInventory, parseInventory } from '../../../shared/domain/inventory/inventory-line.ts';
import { driveContents } from '../../../shared/engine/inventory/drive-contents.ts';
import { readInventory } from '../../../shared/engine/inventory/read-inventory.ts';
import { expectHeld, type CaseOutcome, type FuzzTarget } from '../fuzz-target.ts';
import { listed } from '../listed.ts';
import { mutated } from '../mutate.ts';

const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
const names = ['a', 'b/ü', 'c\\d', 'e\nf', 'g\rh', 'i \xff', ' lead', '-', '../up', '/abs', 'x'.repeat(300)];

const words = {
  samples: [
    Buffer.from(formatInventory(names.map((path) => ({ path, md5 }))), 'latin1'),
    Buffer.from(`# comment\r\n${md5} *binary\r\n\\${md5}  a\\\\b\\n\r\n${md5.toUpperCase()}  ./x\r\n`),
    Buffer.from(`${md5}  last`),
  ],
  dictionary: [
    ...listed(`${md5}¦${md5}  ¦${md5} *¦\\${md5}  ¦  ¦ *¦\\¦\\\\¦\\n¦\\r¦\\x¦./¦.//¦.`),
    ...listed(`..¦../¦/¦#¦\r¦\n¦/dev/zero¦/proc/self/mem¦.drivepost/¦SIGNATURE¦\u0000`),
  ],
  bombs: [
    (size: number) => `${md5}  ${'x'.repeat(size)}\n`,
    (size: number) => `${md5}  ${'a/'.repeat(size / 2)}\n`,
    (size: number) => `\\${md5}  ${'\\n'.repeat(size / 2)}\n`,
    (size: number) => `\\${md5}  ${'\\'.repeat(size)}\n`,
    (size: number) => `${md5}  ${'./'.repeat(size / 2)}x\n`,
    (size: number) => '\n'.repeat(size),
    (size: number) => `${md5}  x\n`.repeat(size / 36),
    (size: number) => 'f'.repeat(size),
  ],
};

/** How often a case goes through a file as well, which costs more. */
const fileEvery = 16;

export const inventoryTarget: FuzzTarget = {
  id: 'inventory',
  title: 'Inventory',
  promises:
    'never throws; never more entries than lines; no path is empty; entries are read again the same from what is written of them; the same from a file as from memory; what lies on the drive is measured without a crash for any path',
  limitMs: 100,
  makeCase: (random) => mutated(random, words),
  open() {
    const folder = mkdtempSync(join(tmpdir(), 'drivepost-fuzz-'));
    mkdirSync(join(folder, '.drivepost'));
    let cases = 0;
    return Promise.resolve({
      async run(bytes: Uint8Array) {
        cases += 1;
        const outcome = readOne(bytes);
        if (cases % fileEvery === 1) await readFromFile(folder, bytes);
        return outcome;
      },
      close: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
    });
  },
};

function readOne(bytes: Uint8Array): CaseOutcome {
  const text = Buffer.from(bytes).toString('latin1');
  const { entries, badLines } = parseInventory(text);
  const lines = text.split('\n').length;
  expectHeld(entries.length + badLines.length <= lines, 'more entries than lines');
  for (const entry of entries) {
    expectHeld(/^[0-9a-f]{32}$/.test(entry.md5), `an MD5 like ${entry.md5}`);
    expectHeld(entry.path !== '', 'an empty path');
  }
  const written = formatInventory(entries);
  expectHeld(
    formatInventory(parseInventory(written).entries) === written,
    'what is written of it is read otherwise',
  );
  return entries.length > 0 ? 'accepted' : 'refused';
}

async function readFromFile(drive: string, bytes: Uint8Array): Promise<void> {
  const file = join(drive, '.drivepost', 'manifest-md5.txt');
  writeFileSync(file, bytes);
  let entries = 0;
  let bad = 0;
  for await (const item of readInventory(file)) {
    if (item.kind === 'entry') entries += 1;
    else bad += 1;
  }
  const inMemory = parseInventory(Buffer.from(bytes).toString('latin1'));
  const total = inMemory.entries.length + inMemory.badLines.length;
  // A line that is longer than any path is bad in a file, which is read piece by piece.
  expectHeld(
    entries + bad === total && entries <= inMemory.entries.length,
    'a file is read otherwise than memory',
  );
  const contents = await driveContents(drive);
  expectHeld(
    contents.files === entries && Number.isFinite(contents.bytes),
    `${contents.bytes} bytes on the drive`,
  );
}
