import { formatBytes } from '../../base/bytes.ts';
import { deviceNameLength, fileSystems } from '../drive/file-systems.ts';
import type { Finding } from './finding.ts';
import { junkKindOf } from './junk.ts';
import { compileIgnore } from './key-for.ts';
import type { LintItem, LintOptions } from './placement.ts';

/** The largest object of S3, in bytes (reference 9: "5 TB"). */
const objectLimitBytes = 5 * 2 ** 40;

const controlCharacter = /\p{Cc}/u;
const notForWindows = /["*:<>?\\|]|[. ](?:\/|$)/;
const mayBeDevice = /(?:^|\/)(?:CON|PRN|AUX|NUL|CLOCK|COM|LPT)/i;

/**
 * Makes the linter: it looks at one found thing after the other, remembers none, and reports what should be known of it
 * before the drive leaves. What has to do with keys and with other files' names is found by the layout. Files that an
 * ignore rule takes are passed over. Throws KEY_RULE_INVALID for an ignore rule that RE2 does not take.
 */
export function createLinter(options: LintOptions): (item: LintItem) => void {
  const ignoredBy = compileIgnore(options.ignore ?? []);
  return (item) => {
    if (item.text !== null && ignoredBy(item.text) > 0) return;
    if (item.kind === 'file') lintFile(item, options);
    else
      options.report({
        ...otherKinds[item.kind](item),
        path: item.display,
        isApplied: item.kind === 'special',
      });
    if (item.text === null) options.report(invalidUtf8(item));
  };
}

type Words = Omit<Finding, 'path' | 'isApplied'>;

const otherKinds: Readonly<Record<Exclude<LintItem['kind'], 'file'>, (item: LintItem) => Words>> = {
  emptyFolder: () => ({
    severity: 'info',
    code: 'EMPTY_FOLDER',
    message: 'The folder is empty. A bucket holds objects only, so nothing in it will tell of this folder.',
    fix: 'Put a file into it if it has to be seen in the bucket.',
  }),
  link: () => ({
    severity: 'warning',
    code: 'LINK',
    message: 'This is a symbolic link. Links are not followed and not copied.',
    fix: 'Put a copy of the file in its place, or name what it points to as a source.',
  }),
  special: () => ({
    severity: 'warning',
    code: 'SPECIAL_FILE',
    message: 'This is a device, socket or pipe, which has no content to store. It is not opened.',
    fix: 'Nothing has to be done.',
  }),
  otherDevice: () => ({
    severity: 'warning',
    code: 'OTHER_DEVICE',
    message: 'Another file system is mounted on this folder. It is not entered.',
    fix: 'Name the folder as a source of its own if it belongs to the job.',
  }),
  unreadable: (item) => ({
    severity: 'error',
    code: 'UNREADABLE',
    message: `It cannot be read${item.errorCode === undefined ? '' : ` (${item.errorCode})`}, so it will not arrive.`,
    fix: 'Check who may read it and whether its disk is sound.',
  }),
};

function lintFile(item: LintItem, options: LintOptions): void {
  const { report } = options;
  const path = item.display;
  if (item.text !== null) lintName(item.text, path, options);
  const { sizeBytes } = item;
  if (sizeBytes === null) return;
  const limitBytes = options.objectLimitBytes ?? objectLimitBytes;
  if (sizeBytes > limitBytes) {
    report({
      severity: 'error',
      code: 'FILE_OVER_STORE_LIMIT',
      path,
      message: `The file has ${formatBytes(sizeBytes)}; the store takes objects up to ${formatBytes(limitBytes)}.`,
      fix: 'Split the file.',
      isApplied: false,
    });
  }
  const fileSystem = fileSystems[options.fileSystem];
  if (sizeBytes > fileSystem.fileLimitBytes) {
    report({
      severity: 'error',
      code: 'FILE_OVER_FILE_SYSTEM_LIMIT',
      path,
      message: `The file has ${formatBytes(sizeBytes)}; ${fileSystem.name} holds files up to ${formatBytes(fileSystem.fileLimitBytes)}.`,
      fix: 'Take a drive with another file system, such as exFAT, NTFS or ext4.',
      isApplied: false,
    });
  }
  if (sizeBytes === 0) {
    report({
      severity: 'info',
      code: 'EMPTY_FILE',
      path,
      message: 'The file is empty. Its object will be too.',
      fix: 'Nothing has to be done if that is meant.',
      isApplied: true,
    });
  }
}

function lintName(text: string, path: string, options: LintOptions): void {
  const { report } = options;
  const junk = junkKindOf(text);
  if (junk !== undefined) {
    report({
      severity: 'warning',
      code: 'JUNK',
      path,
      message: `This is ${junk.what}. Without an ignore rule it is loaded like any other file.`,
      fix: `Add to the manifest's ignore list: ${junk.ignoreRule}`,
      isApplied: false,
      ignoreRule: junk.ignoreRule,
    });
  }
  if (controlCharacter.test(text)) {
    report({
      severity: 'warning',
      code: 'CONTROL_CHARACTER',
      path,
      message:
        'The name holds a control character, such as a line break. Many tools cannot list or fetch such a key.',
      fix: 'Give the file another name, or remove the character by a substitution in the manifest.',
      isApplied: false,
    });
  }
  if (fileSystems[options.fileSystem].isWindows || !isHardForWindows(text)) return;
  report({
    severity: 'info',
    code: 'WINDOWS_NAME',
    path,
    message: 'The name arrives as it is, but Windows can neither make nor open a file of this name.',
    fix: 'Give the file another name if people are to fetch it with Windows.',
    isApplied: false,
  });
}

function isHardForWindows(path: string): boolean {
  if (notForWindows.test(path)) return true;
  return mayBeDevice.test(path) && path.split('/').some((name) => deviceNameLength(name) > 0);
}

function invalidUtf8(item: LintItem): Finding {
  return {
    severity: item.kind === 'file' ? 'error' : 'warning',
    code: 'INVALID_UTF8',
    path: item.display,
    message: 'The name is not valid UTF-8, which keys have to be. The file will not be loaded.',
    fix: 'Give it a name in UTF-8; it was probably written under an older system with another encoding.',
    isApplied: false,
  };
}
