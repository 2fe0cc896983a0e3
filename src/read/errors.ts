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
  const message = error instanceof Error ? error.message : String(error);
  return { path, code: 'unreadable', reason: `cannot be read: ${message}` };
}
