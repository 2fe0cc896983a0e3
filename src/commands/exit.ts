/** What the exit code tells a script. */
export const EXIT = {
  good: 0,
  /** Something was left out, each with its reason on stderr; all the rest was done. */
  partly: 1,
  /** The command line is wrong. */
  usage: 2,
  /** The store, the port or the knowledge cannot be used. */
  unusable: 3,
  /** A mistake of this program. */
  mistake: 4,
  interrupted: 130,
} as const;

/** A mistake in the command line: says what was found and what is possible. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something outside cannot be used, such as a port: says what was found and what to do. */
export class UnusableError extends Error {
  override readonly name = 'UnusableError';
}
