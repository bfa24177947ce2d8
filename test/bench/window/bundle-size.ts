import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Size {
  readonly bytes: number;
  readonly gzipBytes: number;
}

export interface BundleSize {
  /** What the first screen waits for: the start of the window and what it imports at once. */
  readonly start: Size;
  /** All scripts, those of later screens too. */
  readonly scripts: Size;
  readonly styles: Size;
}

/** Sizes of the window's bundle. Chunks of earlier bundles, which may lie beside it, do not count. */
export function bundleSize(renderer: string): BundleSize {
  const start = reach(renderer, /(?:from|import)\s*"\.\/([^"]+\.js)"/g);
  const all = reach(renderer, /(?:from|import)\s*\(?\s*"\.\/([^"]+\.js)"/g);
  const styles = join(renderer, 'main.css');
  return {
    start: sizeOf(start),
    scripts: sizeOf(all),
    styles: sizeOf(existsSync(styles) ? [styles] : []),
  };
}

/** The files that main.js leads to, itself included. */
function reach(renderer: string, imports: RegExp): readonly string[] {
  const found = new Set(['main.js']);
  // A set goes on with what is added meanwhile.
  for (const name of found) {
    for (const [, next] of readFileSync(join(renderer, name), 'utf8').matchAll(imports)) {
      if (next !== undefined && existsSync(join(renderer, next))) found.add(next);
    }
  }
  return [...found].map((name) => join(renderer, name));
}

function sizeOf(files: readonly string[]): Size {
  const texts = files.map((file) => readFileSync(file));
  return {
    bytes: texts.reduce((sum, text) => sum + text.length, 0),
    gzipBytes: texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0),
  };
}
