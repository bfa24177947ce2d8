/** What the command's exit code says; `drivepost --help` prints this table. */
export const exitCodes = {
  /** Done, and everything is accounted for. */
  done: 0,
  /** Ran to its end, but found something: a bad manifest, failed files, files not accounted for. */
  found: 1,
  /** The command line was not understood. */
  usage: 2,
  /** Stopped; nothing is lost. Repeat the command when the cause is gone. */
  stopped: 3,
  /** Refused: by the job service, by the state of the job, or by a safety rule. */
  refused: 4,
  /** A fault in Drivepost itself. */
  internal: 70,
  /** Stopped by Ctrl-C. Repeat the command to go on. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
