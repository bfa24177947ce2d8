import type { StationStore } from './station-store.ts';

/** What the pages of the station are given. */
export interface StationPageProps {
  readonly store: StationStore;
  readonly navigate: (path: string) => void;
}
