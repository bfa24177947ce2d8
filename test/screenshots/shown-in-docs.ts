/** What the documentation shows, by theme. */
const shown: Readonly<Record<'light' | 'dark', readonly string[]>> = {
  light: [
    'first-start',
    'prepare-drive',
    'prepare-files',
    'prepare-manifest',
    'prepare-copy-running',
    'prepare-sign-done',
    'prepare-labels',
    'prepare-ship-clean',
    'shipments',
    'shipment-loading',
    'shipment-proven',
    'station-jobs',
    'station-drives',
    'station-received',
  ],
  dark: [
    'prepare-copy-running',
    'prepare-files-million',
    'shipment-proven',
    'shipment-not-proven',
    'station-drives',
    'settings-general',
  ],
};

/** Whether a scene is one of those that the documentation shows in this theme. */
export function shownInDocs(name: string, theme: 'light' | 'dark'): boolean {
  return shown[theme].includes(name);
}
