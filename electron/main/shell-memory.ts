import { join } from 'node:path';
import * as z from 'zod';
import { openDocument, type DocumentKind } from './documents/json-document.ts';

const Place = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  isMaximized: z.boolean(),
});
/** Where a window was when it closed. */
type Place = z.output<typeof Place>;

const Content = z.object({
  /** By what the window is for: `customer`, `station`, `first`. */
  places: z.record(z.string(), Place),
  /** Whether the person has been told that the program goes on without a window. */
  hasToldStays: z.boolean(),
});
type Content = z.output<typeof Content>;

const kind: DocumentKind<Content> = {
  formatVersion: 1,
  schema: Content,
  empty: () => ({ places: {}, hasToldStays: false }),
};

/** What the shell remembers from one start to the next and nobody has chosen. Losing it harms nothing. */
export interface ShellMemory {
  place(name: string): Place | null;
  setPlace(name: string, place: Place): void;
  readonly hasToldStays: boolean;
  setToldStays(): void;
  /** Resolves when all is written. */
  close(): Promise<void>;
}

/** Opens what the shell remembers in a data folder. */
export async function openShellMemory(dataFolder: string): Promise<ShellMemory> {
  const document = await openDocument(join(dataFolder, 'shell.json'), kind);
  let writing: Promise<unknown> = Promise.resolve();
  const change = (changed: (before: Content) => Content): void => {
    // A place that cannot be saved is no reason to disturb anybody.
    writing = document.change(changed).catch(() => undefined);
  };
  return {
    place: (name) => document.get().places[name] ?? null,
    setPlace: (name, place) =>
      change((before) => ({ ...before, places: { ...before.places, [name]: place } })),
    get hasToldStays() {
      return document.get().hasToldStays;
    },
    setToldStays: () => change((before) => ({ ...before, hasToldStays: true })),
    close: async () => void (await writing),
  };
}
