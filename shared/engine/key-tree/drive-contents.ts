import { scan } from '../files/scan.ts';
import { isOwn } from '../writer/place-sources.ts';
import type { Source, SourceItem } from '../writer/sources.ts';

/** The drive itself in the place of sources. */
export function driveAsSource(root: string): Source {
  return { given: root, root, file: null };
}

/** What is on a drive but what is Drivepost's own: it lies where it is, under the key that its path gives it. */
export function* walkContents(sources: readonly Source[]): Generator<SourceItem> {
  for (const source of sources) {
    for (const found of scan(source.root)) {
      if (!isOwn(found.path)) yield { ...found, source, keyPath: found.path };
    }
  }
}
