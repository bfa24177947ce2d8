import type { WriteFailureCode } from './worker-messages.ts';

/** What each way to fail means, for a report. */
export const failureWords: Readonly<Record<WriteFailureCode, string>> = {
  SOURCE_UNREADABLE: 'the source could not be read',
  SOURCE_CHANGED: 'the source changed while it was copied, twice',
  NOT_A_FILE: 'it is no regular file any more',
  NAME_REFUSED: 'the drive does not take this name',
  NAME_TAKEN: 'something else has this name on the drive, and is not overwritten',
  FILE_TOO_LARGE: 'it is too large for the file system of the drive',
  READ_BACK_FAILED: 'it could not be read back from the medium',
  READ_BACK_DIFFERS: 'what was read back from the medium is not what was written, twice',
  CHANGED_WHILE_HASHED: 'it changed while it was hashed',
  DRIVE_ERROR: 'the drive gave an error at this name',
  LOST_AFTER_VERIFY: 'it was verified on the drive, and then it was gone or had other content',
  NOT_PLACED: 'it cannot arrive as an object',
};
