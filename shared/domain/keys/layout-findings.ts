import type { FileSystemRules } from '../drive/file-systems.ts';
import type { Finding, FindingCode, Severity } from './finding.ts';
import { keyLimitBytes } from './key-outcome.ts';

interface FindingText {
  readonly severity: Severity;
  readonly isApplied: boolean;
  readonly message: (fileSystem: string) => string;
  readonly fix: string;
}

const carried =
  'It gets another name on the drive; a substitution in the manifest gives the object its own key.';

/** What a changed name or a refused file means, and what was done. */
const texts = {
  FORBIDDEN_CHARACTER: applied((name) => `${name} cannot hold a character of this name.`),
  UNSTABLE_CHARACTER: applied(
    (name) => `${name} may give this name back in another Unicode normalisation, which would be another key.`,
  ),
  RESERVED_NAME: applied((name) => `On ${name} this name may lead to a device or to another file.`),
  TRAILING_DOT_OR_SPACE: applied((name) => `Windows drops a dot or space at the end of a name on ${name}.`),
  EMPTY_NAME: applied(
    () => 'The key has a part between slashes that is empty, "." or "..", which is no name of a file.',
  ),
  LONG_NAME: applied((name) => `The name is longer than ${name} can hold.`),
  LOOKS_LIKE_TOKEN: applied(() => 'The name holds something that a substitution would replace.'),
  TAKEN_NAME: applied(() => 'The drive needs this name for its own files.'),
  CASE_CLASH: {
    severity: 'warning',
    isApplied: true,
    message: (name) =>
      `Another name differs from this one only in capitals, which ${name} does not tell apart.`,
    fix: carried,
  },
  NORMALISATION_CLASH: {
    severity: 'warning',
    isApplied: true,
    message: () => 'Another name looks the same and differs only in Unicode normalisation (NFC or NFD).',
    fix: carried,
  },
  FILE_AND_FOLDER: {
    severity: 'info',
    isApplied: true,
    message: () => 'The same path is a file here and a folder elsewhere, which no drive can hold.',
    fix: carried,
  },
  TWO_FILES_ONE_KEY: refused(
    () => 'Another file before this one has the same key. Only one of them can be in the bucket.',
    'Give one of them another name, or put one source under another key prefix.',
  ),
  KEY_TOO_LONG: refused(
    () =>
      `The key is longer than the ${keyLimitBytes.toLocaleString('en-US')} bytes of UTF-8 that a store takes.`,
    'Shorten the name, a folder above it, or the prefix.',
  ),
  KEY_EMPTY: refused(
    () => 'The substitutions leave nothing of the key, or half of a character.',
    'Change the substitutions of the manifest or the name.',
  ),
  NO_PATH: refused(
    (name) => `No path on ${name} gives the file this key under the rules of the manifest.`,
    'Change the name, or the substitutions and ignore rules that the name collides with.',
  ),
} as const satisfies Partial<Record<FindingCode, FindingText>>;

/** Findings about the name or the key of one file. */
export type LayoutFindingCode = keyof typeof texts;

export function layoutFinding(code: LayoutFindingCode, path: string, rules: FileSystemRules): Finding {
  const { severity, isApplied, message, fix } = texts[code];
  return { severity, code, path, message: message(rules.name), fix, isApplied };
}

/** Names that clash by their look only, on a file system that tells them apart. */
export function clashOnOtherDrives(code: 'CASE_CLASH' | 'NORMALISATION_CLASH', path: string): Finding {
  return {
    severity: 'warning',
    code,
    path,
    message:
      code === 'CASE_CLASH'
        ? 'Another name differs from this one only in capitals. Both arrive; Windows and macOS take them for one file.'
        : 'Another name looks the same and differs only in Unicode normalisation (NFC or NFD). Both arrive; macOS takes them for one file.',
    fix: 'Give one of them another name if people are to work with both.',
    isApplied: false,
  };
}

export function ignoredFinding(path: string, rule: number, pattern: string): Finding {
  return {
    severity: 'info',
    code: 'IGNORED',
    path,
    message: `Ignore rule ${rule} of the manifest, ${pattern}, keeps this file out of the bucket.`,
    fix: 'Remove the rule if the file is to be loaded.',
    isApplied: true,
  };
}

export function manifestTooLargeFinding(sizeBytes: number, limitBytes: number): Finding {
  return {
    severity: 'error',
    code: 'MANIFEST_TOO_LARGE',
    path: '',
    message: `The names need so many substitutions that the manifest grows to ${sizeBytes.toLocaleString('en-US')} bytes; ${limitBytes.toLocaleString('en-US')} are taken.`,
    fix: 'Take a drive whose file system holds more names as they are (ext4 holds the most), or split the job.',
    isApplied: false,
  };
}

function applied(message: (fileSystem: string) => string): FindingText {
  return { severity: 'info', isApplied: true, message, fix: carried };
}

function refused(message: (fileSystem: string) => string, fix: string): FindingText {
  return { severity: 'error', isApplied: false, message, fix };
}
