import v8 from 'node:v8';

/**
 * Tells V8 that nothing which a report needs outlives it by much. Left alone it sees whole reports survive a collection, puts such
 * objects where only a full collection finds them dead, and until then copies on all that hangs on them: a tenth of all time. Nor
 * is there enough to copy for several threads.
 */
export function shortLived(): void {
  v8.setFlagsFromString('--no-allocation-site-pretenuring');
  v8.setFlagsFromString('--no-parallel-scavenge');
}
