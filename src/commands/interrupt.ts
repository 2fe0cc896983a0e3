/** Aborts at Ctrl-C or when the process is asked to end; who listens finishes the report at hand and closes its store. */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => controller.abort());
  return controller.signal;
}
