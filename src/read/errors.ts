import type { Rejection } from '../model/source.ts';

/** What makes a file unreadable; the run goes on without it. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A rejection for whatever was thrown while `path` was read. */
export function rejectionOf(path: string, error: unknown): Rejection {
  if (error instanceof ReportError) return { path, code: error.code, reason: error.message };
  const reason = unreached(error);
  if (reason !== null) return { path, code: NOT_THERE.has(codeOf(error)) ? 'not-found' : 'unreadable', reason };
  const message = error instanceof Error ? error.message : String(error);
  return { path, code: 'unreadable', reason: `cannot be read: ${message}` };
}

const NOT_THERE = new Set(['ENOENT', 'ENOTDIR']);
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there: there is no such file or folder; check the path',
  ENOTDIR: 'is not there: part of its path is no folder; check the path',
  EISDIR: 'is a folder; name a file',
  EACCES: 'may not be read by this user; change its permissions',
  EPERM: 'may not be read by this user; change its permissions',
};

/** Why the file system did not give a file, and what to do, to follow its name; null where it is something else. */
export function unreached(error: unknown): string | null {
  return REASONS[codeOf(error)] ?? null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
