// Makes the icons in build/icons/made out of the drawings beside them. Run by hand when a drawing changed; what it makes
// is committed, so that packaging draws nothing. Electron is the renderer: it is here anyway.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import { electronExecutable } from './electron-distribution.mjs';
import { openVirtualDisplay } from './virtual-display.mjs';

const drawings = fileURLToPath(new URL('icons/', import.meta.url));
const made = join(drawings, 'made');
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 24, 32, 48, 64, 256];
/** Apple's types, by pixels; a size may stand for itself and for the half of it on a dense screen. */
const appleSizes = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

const blank = mkdtempSync(join(tmpdir(), 'drivepost-icons-'));
writeFileSync(join(blank, 'package.json'), '{ "name": "icons", "version": "0.0.0", "main": "main.cjs" }');
writeFileSync(
  join(blank, 'main.cjs'),
  "const { app, BrowserWindow } = require('electron'); app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'));",
);
const display = process.platform === 'linux' ? await openVirtualDisplay() : undefined;
const app = await _electron.launch({
  executablePath: electronExecutable(),
  args: [blank, '--no-sandbox'],
  env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display.name }) },
});
try {
  const page = await app.firstWindow();
  const draw = await drawer(page);
  mkdirSync(join(made, 'linux'), { recursive: true });
  for (const size of linuxSizes) {
    writeFileSync(join(made, 'linux', `${size}x${size}.png`), await draw('icon', size));
  }
  const windows = [];
  for (const size of windowsSizes) windows.push([size, await draw('icon', size)]);
  writeFileSync(join(made, 'icon.ico'), ico(windows));
  const apple = [];
  for (const [type, size] of appleSizes) apple.push([type, await draw('icon', size)]);
  writeFileSync(join(made, 'icon.icns'), icns(apple));
  for (const name of ['tray', 'tray-news']) {
    writeFileSync(join(made, `${name}.png`), await draw(name, 22));
    writeFileSync(join(made, `${name}@2x.png`), await draw(name, 44));
  }
} finally {
  await app.close();
  await display?.close();
  rmSync(blank, { recursive: true, force: true });
}

/** Draws on a canvas: exact pixels, transparent where the drawing is. */
async function drawer(page) {
  return async (name, size) => {
    // What is drawn for the tray is also what can be made out at its size.
    const drawing = name === 'icon' && size <= 24 ? 'tray' : name;
    const source = readFileSync(join(drawings, `${drawing}.svg`), 'base64');
    const url = await page.evaluate(
      async ([data, pixels]) => {
        const image = new Image(pixels, pixels);
        image.src = `data:image/svg+xml;base64,${data}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = pixels;
        canvas.height = pixels;
        canvas.getContext('2d').drawImage(image, 0, 0, pixels, pixels);
        return canvas.toDataURL('image/png');
      },
      [source, size],
    );
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  };
}

/** A directory of PNG files, as Windows Vista and later read it. */
function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, [size, png]] of images.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...images.map(([, png]) => png)]);
}

function icns(images) {
  const chunks = images.flatMap(([type, png]) => [chunkHead(type, png.length), png]);
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return Buffer.concat([chunkHead('icns', bytes), ...chunks]);
}

function chunkHead(type, contentBytes) {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(contentBytes + 8, 4);
  return head;
}
