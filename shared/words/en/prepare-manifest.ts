/** The wizard's step that writes the manifest. */
export const enPrepareManifest = {
  title: 'Manifest',
} as const;
