import type { Plugin } from 'graphql-yoga';
import { destination, type Logger, pino } from 'pino';
import { stateOf } from './request.ts';

/** How much is told, from most to nothing. */
export const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LEVELS)[number];

/** Writes JSON lines to stderr. */
export function logTo(level: LogLevel, stream: { write(line: string): void } = destination(2)): Logger {
  // What is in an error besides may hold words of reports.
  const err = (error: unknown) => (error instanceof Error ? { type: error.name, stack: error.stack } : String(error));
  const formatters = { level: (name: string) => ({ level: name }) };
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters, serializers: { err } },
    stream,
  );
}

/** One line for each request: never its question, its variables or its answer. */
export const useLog = (log: Logger): Plugin => ({
  onResponse({ request, response }) {
    const state = stateOf(request);
    const path = request.url.replace(/^\w+:\/\/[^/]+|\?.*$/g, '').slice(0, 128);
    if (!state?.isQuestion) return log.debug({ method: request.method, path, status: response.status }, 'request');
    const { requestId: id, client, operation, field, codes, begun } = state;
    const ms = Math.round((performance.now() - begun) * 10) / 10;
    const line = { id, client, method: request.method, path, operation, field, ms, status: response.status };
    log.info(codes.size > 0 ? { ...line, errors: [...codes] } : line, 'request');
  },
});
