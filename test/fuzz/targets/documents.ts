import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { draftDocument } from '../../../electron/main/drafts/saved-draft.ts';
import { openDocument } from '../../../electron/main/documents/json-document.ts';
import { newShipment, shipmentDocument } from '../../../electron/main/shipments/saved-shipment.ts';
import { openSettings } from '../../../electron/main/settings-store.ts';
import { expectHeld, isForeseen, type CaseOutcome, type FuzzTarget } from '../fuzz-target.ts';
import { listed } from '../listed.ts';
import { mutated } from '../mutate.ts';

const shipment = newShipment({
  shipmentId: '0b5a4a52-8f3c-4d55-9f0c-2f6f3a1b9a11',
  jobId: 'WXSPP',
  accountId: '0b5a4a52-8f3c-4d55-9f0c-2f6f3a1b9a12',
  createdMs: Date.UTC(2026, 0, 15),
});
const settings = {
  mode: 'customer',
  language: 'en',
  theme: 'dark',
  paper: 'A4',
  notifications: true,
  keepRunning: false,
};

const words = {
  samples: [settings, shipment, null].map((content) =>
    Buffer.from(JSON.stringify({ formatVersion: 1, content }, null, 1)),
  ),
  dictionary: [
    ...listed(`{¦}¦[¦]¦"¦,¦:¦null¦true¦false¦0¦-1¦1e400¦"formatVersion": 2¦{}¦[]`),
    ...listed(`"content":¦"__proto__": {"x": 1}¦"constructor":¦\\ud800¦"toString": 1¦"formatVersion": 1`),
  ],
  bombs: [
    (size: number) => '['.repeat(size),
    (size: number) => '{"a":'.repeat(size / 5),
    (size: number) => ' '.repeat(size),
    (size: number) => '9'.repeat(size),
  ],
};

export const documentsTarget: FuzzTarget = {
  id: 'documents',
  title: 'Saved documents (settings, shipments, drafts)',
  promises:
    'throws nothing but DOCUMENT_NEWER; what cannot be read is set aside byte for byte; nothing gets into the prototype of objects',
  limitMs: 200,
  makeCase: (random) => mutated(random, words),
  open() {
    const folder = mkdtempSync(join(tmpdir(), 'drivepost-fuzz-'));
    return Promise.resolve({
      run: (bytes: Uint8Array) => readOne(folder, bytes),
      close: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
    });
  },
};

async function readOne(folder: string, bytes: Uint8Array): Promise<CaseOutcome> {
  let accepted = 0;
  const file = join(folder, 'settings.json');
  const readers = [
    () =>
      openSettings(folder).then((store) => expectHeld(typeof store.get().paper === 'string', 'no settings')),
    () => openDocument<unknown>(file, shipmentDocument),
    () => openDocument<unknown>(file, draftDocument),
  ];
  for (const read of readers) {
    writeFileSync(file, bytes);
    try {
      await read();
    } catch (error) {
      if (!isForeseen(error, ['DOCUMENT_NEWER'])) throw error;
    }
    const left = readdirSync(folder);
    expectHeld(left.length === 1, `there is ${left.join(', ')}`);
    if (left[0] === 'settings.json') accepted += 1;
    for (const name of left) rmSync(join(folder, name));
  }
  expectHeld(Object.keys(Object.prototype).length === 0, 'the prototype of objects was changed');
  return accepted > 0 ? 'accepted' : 'refused';
}
