import type { enPrepareManifest } from '../en/prepare-manifest.ts';
import type { Words } from '../translate.ts';

/** The wizard's step that writes the manifest. */
export const dePrepareManifest: Words<typeof enPrepareManifest> = {
  title: 'Manifest',
};
