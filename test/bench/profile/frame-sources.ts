import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CpuProfile, Frame } from './cpu-profile.ts';

const packages = 'node_modules/';

/** Finds the source file of each function of a bundle by the bundle's source map. Paths are relative to `root`. */
export class FrameSources {
  private readonly root: string;
  private readonly maps = new Map<string, SourceMap | null>();

  constructor(root: string) {
    this.root = root;
  }

  frameOf({ callFrame }: CpuProfile['nodes'][number]): Frame {
    const { functionName, url, lineNumber, columnNumber } = callFrame;
    return { name: functionName, source: this.sourceOf(url, lineNumber, columnNumber) };
  }

  private sourceOf(url: string, line: number, column: number): string {
    if (!url.startsWith('file:')) return url;
    const file = fileURLToPath(url);
    const packageAt = file.lastIndexOf(packages);
    const map = this.mapOf(file);
    if (map === null) return packageAt < 0 ? relative(this.root, file) : file.slice(packageAt);
    const entry = map.findEntry(line, column);
    if (!('originalSource' in entry)) return relative(this.root, file);
    return relative(this.root, resolve(dirname(file), entry.originalSource));
  }

  private mapOf(file: string): SourceMap | null {
    let map = this.maps.get(file);
    if (map === undefined) {
      const mapFile = `${file}.map`;
      map = existsSync(mapFile) ? new SourceMap(JSON.parse(readFileSync(mapFile, 'utf8'))) : null;
      this.maps.set(file, map);
    }
    return map;
  }
}
