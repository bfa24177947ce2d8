import type { Host } from './client.ts';

/** What the shell gives the one component that a feature exports. */
export interface FeatureProps {
  readonly host: Host;
  /** What the address says behind the feature's own name: `#/prepare/d1/copy` gives `['d1', 'copy']`. */
  readonly route: readonly string[];
  /** Goes to an address of the window, such as `/shipments/s1`. Encodes nothing: ids are safe as they are. */
  readonly navigate: (path: string) => void;
}
