/** A display that nobody sees, for windows under test. */
export interface VirtualDisplay {
  /** As DISPLAY wants it, such as `:99`. */
  readonly name: string;
  readonly close: () => Promise<void>;
}
/** Opens one, by default of 1920x1200; undefined when this system has no Xvfb or it does not start. */
export function openVirtualDisplay(size?: string): Promise<VirtualDisplay | undefined>;
