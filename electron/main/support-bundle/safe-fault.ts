import { AppError } from '../../../shared/base/errors.ts';

/** A line of a stack; the file's folder is left out. */
const frame =
  /^\s*at (?:(?<name>(?:async |new )?[\w$.<>]+) (?:\[as [\w$.]+\] )?)?\(?(?:.*[\\/])?(?<place>[\w.-]{1,80}:\d+:\d+)\)?$/;
/** The head of what was thrown: the kind of error, and Node's code. */
const head =
  /^(?:Uncaught )?(?<name>[A-Z][A-Za-z]{0,40}(?:Error|Exception))(?: \[(?<code>[A-Z][A-Z0-9_]{1,60})\])?(?::|$)/;
const systemCode = /^E[A-Z0-9]{2,20}$/;
const mostFrames = 30;

/**
 * An error as lines for a support bundle: its kind, its code, where in the program it was. Its words are left out unless
 * they are the program's own, for they may name files, hosts or keys. What is not known to be harmless is not told.
 */
export function safeFault(where: string, error: unknown): readonly string[] {
  if (error instanceof AppError) {
    return [`${where}: ${error.code}: ${error.summary}`, ...frames(error.stack ?? ''), ...causeOf(error)];
  }
  if (error instanceof Error) {
    return [`${where}: ${kindOf(error)}`, ...frames(error.stack ?? ''), ...causeOf(error)];
  }
  return typeof error === 'string' ? safeText(where, error) : [`${where}: (${typeof error})`];
}

/** What another process or the window wrote, with nothing but the kinds of errors and their places. */
function safeText(where: string, text: string): readonly string[] {
  const heads = text.split('\n').flatMap((line) => {
    const found = head.exec(line.trim())?.groups;
    return found === undefined ? [] : [[found['name'], found['code']].filter(Boolean).join(' ')];
  });
  return [
    `${where}: ${heads.length === 0 ? '(text left out)' : heads.slice(0, 5).join(', ')}`,
    ...frames(text),
  ];
}

function frames(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) => {
      const found = frame.exec(line)?.groups;
      return found === undefined ? [] : [`  at ${[found['name'], found['place']].filter(Boolean).join(' ')}`];
    })
    .slice(0, mostFrames);
}

function kindOf(error: Error): string {
  const name = /^[A-Za-z]{1,60}$/.test(error.name) ? error.name : 'Error';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return systemCode.test(code) || /^(ERR|UND)_[A-Z0-9_]{1,60}$/.test(code) ? `${name} ${code}` : name;
}

function causeOf(error: Error): readonly string[] {
  if (!(error.cause instanceof Error)) return [];
  // One level is enough, and a ring of causes has no end.
  const { cause } = error;
  return [`  because of ${cause instanceof AppError ? `${cause.code}: ${cause.summary}` : kindOf(cause)}`];
}
