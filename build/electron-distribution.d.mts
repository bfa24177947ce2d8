/** An Electron that can be run: its folder, its binary and its version. */
export interface ElectronDistribution {
  readonly folder: string;
  readonly executable: string;
  readonly version: string;
}
/** The Electron that is there, or undefined. */
export function electronDistribution(): ElectronDistribution | undefined;
/** Path of the Electron to run, or undefined when setup has not obtained one. */
export function electronExecutable(): string | undefined;
/** Obtains an Electron if none is there, and says how; undefined when none can be had, with the reason printed. */
export function obtainElectron(): Promise<ElectronDistribution | undefined>;
