/** Where everything that Drivepost keeps on a drive lies. Ignored on import by a rule in the manifest. */
export const drivepostFolder = '.drivepost';

/** The inventory: one line a file as `md5sum -c` reads it from the drive's root, sorted by path bytes. */
export const inventoryPath = `${drivepostFolder}/manifest-md5.txt`;

/** A copy of the manifest as it is to be sent, without its passwords. */
export const manifestCopyPath = `${drivepostFolder}/manifest.txt`;

/** The RE2 rule that keeps `.drivepost/` out of the bucket. */
export const drivepostIgnoreRule = '^\\.drivepost/';
