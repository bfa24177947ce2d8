import type { Page } from 'playwright-core';
import type { World } from './world.ts';

/** A state of a screen. */
export interface Scene {
  /** For the file of its picture. */
  readonly name: string;
  /** The address, without `#`. */
  readonly route: string;
  readonly world: () => World;
  /** What a person does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
  /** Also taken in German. */
  readonly isAlsoGerman?: boolean;
}
