import { enErrors } from './en/errors.ts';
import type { Translate, WordKey } from './translate.ts';

/** An error as it is told to a person. */
export interface ErrorTold {
  readonly message: string;
  readonly advice: string;
  /** What was not harmed; null where nothing can be said in general. */
  readonly safe: string | null;
  /** What is known of this case: a path, a system code, the service's answer. As it came, untranslated. */
  readonly detail: string | null;
  /** Whether the advice leads nowhere without the detail. */
  readonly isDetailNeeded: boolean;
}

/** What is needed of an error to tell it; `ErrorData` of the contract and AppError both have it. */
interface ErrorFacts {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
  readonly detail?: string | null | undefined;
}

type ErrorName = keyof typeof enErrors;
type SafeKey = Extract<WordKey, `common:safe.${string}`>;

/** What is not harmed by an error, where that is the same each time. */
const safeKeys: Readonly<Partial<Record<ErrorName, SafeKey>>> = {
  DRIVE_GONE: 'common:safe.workKept',
  DRIVE_FAILING: 'common:safe.workKept',
  DRIVE_FULL: 'common:safe.workKept',
  DRIVE_READ_ONLY: 'common:safe.workKept',
  ENGINE_GONE: 'common:safe.workKept',
  LOAD_LOG: 'common:safe.workKept',
  LOG_UPLOAD: 'common:safe.workKept',
  NO_RESOURCES: 'common:safe.workKept',
  TARGET_BUCKET_MISSING: 'common:safe.workKept',
  TARGET_DENIED: 'common:safe.workKept',
  TARGET_FOLDER_DENIED: 'common:safe.workKept',
  TARGET_FULL: 'common:safe.workKept',
  TARGET_SECRET: 'common:safe.workKept',
  TARGET_UNREACHABLE: 'common:safe.workKept',
  CONFIRMATION_NEEDED: 'common:safe.nothingWritten',
  DRAFT_INCOMPLETE: 'common:safe.nothingWritten',
  DRIVE_EMPTY: 'common:safe.nothingWritten',
  DRIVE_FORMAT: 'common:safe.nothingWritten',
  DRIVE_REFUSED: 'common:safe.nothingWritten',
  ACCOUNT_KEYS: 'common:safe.workKept',
  JOB_SERVICE_UNREACHABLE: 'common:safe.workKept',
  JOB_STATE: 'common:safe.nothingWritten',
  LOAD_LOCKED: 'common:safe.nothingWritten',
  LOAD_LOG_UNFIT: 'common:safe.nothingWritten',
  LOAD_TARGET_CHANGED: 'common:safe.nothingWritten',
  MANIFEST_CONFLICT: 'common:safe.nothingWritten',
  MANIFEST_INVALID: 'common:safe.nothingWritten',
  MANIFEST_VERSION: 'common:safe.nothingWritten',
  SIGNATURE_INVALID: 'common:safe.nothingWritten',
  SIGNATURE_MISSING: 'common:safe.nothingWritten',
  SIGNATURE_OTHER_JOB: 'common:safe.nothingWritten',
  SIGNATURE_WRONG: 'common:safe.nothingWritten',
  FILE_UNREADABLE: 'common:safe.filesUntouched',
  MANIFEST_UNWRITABLE: 'common:safe.filesUntouched',
  SIGNATURE_UNWRITABLE: 'common:safe.filesUntouched',
};

/** Their detail is what somebody else answered, and what a person has to go by. */
const answered: ReadonlySet<string> = new Set<ErrorName>(['JOB_SERVICE_REFUSED', 'JOB_SERVICE_ANSWER']);

/** Tells an error in the person's language. A code that the words do not know is told as it came. */
export function tellError(t: Translate, error: ErrorFacts): ErrorTold {
  const detail = error.detail === undefined || error.detail === '' ? null : error.detail;
  const { code } = error;
  const isDetailNeeded = answered.has(code);
  if (!isErrorName(code)) {
    return { message: error.message, advice: error.advice, safe: null, detail, isDetailNeeded };
  }
  const safeKey = safeKeys[code];
  return {
    message: t(`errors:${code}.message`),
    advice: t(`errors:${code}.advice`),
    safe: safeKey === undefined ? null : t(safeKey),
    detail,
    isDetailNeeded,
  };
}

function isErrorName(code: string): code is ErrorName {
  return Object.hasOwn(enErrors, code);
}
