import type { FindingCode } from '../../../domain/keys/finding.ts';

/** What the linter and the layout find about files: what it is called, what it means, what to do. */
export const enKeyFindings = {
  INVALID_UTF8: {
    title: 'Name is not UTF-8',
    explanation: 'Keys are UTF-8, and this name is not. The file will not be loaded.',
    fix: 'Give it a new name. It was probably written under an older system with another encoding.',
  },
  CONTROL_CHARACTER: {
    title: 'Control character in the name',
    explanation:
      'The name holds a character that cannot be seen, such as a line break. Many tools cannot list or fetch such a key.',
    fix: 'Rename it.',
  },
  WINDOWS_NAME: {
    title: 'Windows cannot use the name',
    explanation: 'The file arrives as it is, but Windows can neither make nor open a file of this name.',
    fix: 'Rename it if people are to fetch it with Windows.',
  },
  FILE_OVER_STORE_LIMIT: {
    title: 'Too large for the store',
    explanation: 'The file is larger than any object that the store takes.',
    fix: 'Split the file, or leave it out.',
  },
  FILE_OVER_FILE_SYSTEM_LIMIT: {
    title: 'Too large for the drive’s file system',
    explanation: 'The drive’s file system cannot hold a file of this size.',
    fix: 'Take a drive with exFAT, NTFS or ext4, or leave the file out.',
  },
  EMPTY_FILE: {
    title: 'Empty file',
    explanation: 'The file is empty. Its object will be too.',
    fix: 'Nothing has to be done if that is meant.',
  },
  EMPTY_FOLDER: {
    title: 'Empty folder',
    explanation: 'A bucket holds objects only, so nothing in it will tell of this folder.',
    fix: 'Put a file into it if it has to be seen in the bucket.',
  },
  JUNK: {
    title: 'File of the system',
    explanation:
      'Systems leave such files on their own: caches, trash, looks of folders. Without an ignore rule it is loaded like any other file.',
    fix: 'Leave it out by an ignore rule.',
  },
  LINK: {
    title: 'Symbolic link',
    explanation: 'Links are not followed and not copied.',
    fix: 'Put a copy of the file in its place, or add what it points to.',
  },
  SPECIAL_FILE: {
    title: 'Device, socket or pipe',
    explanation: 'It has no content to store and is not opened.',
    fix: 'Nothing has to be done.',
  },
  OTHER_DEVICE: {
    title: 'Another drive is mounted here',
    explanation: 'Another file system is mounted on this folder. It is not entered.',
    fix: 'Add the folder on its own if it belongs to the job.',
  },
  UNREADABLE: {
    title: 'Cannot be read',
    explanation: 'It cannot be read, so it will not arrive.',
    fix: 'Check who may read it and whether its disk is sound.',
  },
  KEY_TOO_LONG: {
    title: 'Key is too long',
    explanation: 'A key has up to 1,024 bytes of UTF-8, the prefix included. This one has more.',
    fix: 'Shorten the name, a folder above it, or the prefix.',
  },
  KEY_EMPTY: {
    title: 'Nothing is left of the key',
    explanation: 'The manifest’s substitutions leave nothing of the key, or half of a character.',
    fix: 'Change the substitutions or the name.',
  },
  IGNORED: {
    title: 'Left out by a rule',
    explanation: 'An ignore rule of the manifest keeps this file out of the bucket, so it is not copied.',
    fix: 'Remove the rule if the file is to be loaded.',
  },
  TWO_FILES_ONE_KEY: {
    title: 'Two files with one key',
    explanation: 'A file before this one has the same key. Only one of them can be in the bucket.',
    fix: 'Rename one of them, or put one of the sources under another prefix.',
  },
  CASE_CLASH: {
    title: 'Differs only in capitals',
    explanation:
      'Another name differs from this one only in capitals. Some systems take the two for one file.',
    fix: 'Rename one of them if people are to work with both.',
  },
  NORMALISATION_CLASH: {
    title: 'Looks the same as another name',
    explanation:
      'Another name looks the same and differs only in how Unicode writes it. Some systems take the two for one file.',
    fix: 'Rename one of them if people are to work with both.',
  },
  FILE_AND_FOLDER: {
    title: 'File and folder of one name',
    explanation: 'The same path is a file here and a folder elsewhere, which no drive can hold.',
    fix: 'It travels under another name and gets its own key back.',
  },
  TAKEN_NAME: {
    title: 'Name that the drive needs',
    explanation: 'The drive needs this name for its own files.',
    fix: 'It travels under another name and gets its own key back.',
  },
  FORBIDDEN_CHARACTER: {
    title: 'Character that the drive cannot hold',
    explanation: 'The drive’s file system cannot hold a character of this name.',
    fix: 'It travels under another name and gets its own key back.',
  },
  UNSTABLE_CHARACTER: {
    title: 'Character that may come back changed',
    explanation:
      'The drive may give this name back in another way of writing Unicode, which would be another key.',
    fix: 'It travels under another name and gets its own key back.',
  },
  RESERVED_NAME: {
    title: 'Reserved name',
    explanation: 'On this drive the name may lead to a device or to another file.',
    fix: 'It travels under another name and gets its own key back.',
  },
  TRAILING_DOT_OR_SPACE: {
    title: 'Dot or space at the end',
    explanation: 'Windows drops a dot or space at the end of a name.',
    fix: 'It travels under another name and gets its own key back.',
  },
  EMPTY_NAME: {
    title: 'Empty part in the key',
    explanation: 'A part of the key between two slashes is empty, "." or "..", which no file can be called.',
    fix: 'It travels under another name and gets its own key back.',
  },
  LONG_NAME: {
    title: 'Name is too long for the drive',
    explanation: 'The name is longer than the drive’s file system can hold.',
    fix: 'It travels in several parts and gets its own key back.',
  },
  LOOKS_LIKE_TOKEN: {
    title: 'Looks like a substitution',
    explanation: 'The name holds something that a substitution would replace.',
    fix: 'It travels under another name and gets its own key back.',
  },
  NO_PATH: {
    title: 'No way to carry it',
    explanation: 'No path on this drive gives the file its key under the rules of the manifest.',
    fix: 'Rename it, or change the substitutions and ignore rules that the name collides with.',
  },
  RENAME_INVALID: {
    title: 'New name cannot be used',
    explanation: 'The file was given a new path that is none, so it will not arrive.',
    fix: 'Write names with a slash between them: no slash in front or at the end, and no part that is empty, "." or "..".',
  },
  RENAME_UNUSED: {
    title: 'New name without a file',
    explanation: 'A new name was given to a file that is not among the sources any more.',
    fix: 'Take the new name back, or add the source that holds the file.',
  },
  MANIFEST_TOO_LARGE: {
    title: 'Manifest grows too large',
    explanation: 'The names need more substitutions than fit into a manifest.',
    fix: 'Take a drive whose file system holds more names as they are (ext4 holds the most), or split the job.',
  },
} as const satisfies Record<FindingCode, object>;
