const waiting: (() => void)[] = [];

/**
 * Comes back in a later turn of the event loop, in which nobody else comes back: of many answers that are ready at once each
 * is gone through in a turn of its own, and whatever else is due is done in between.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(next);
  });
}

function next(): void {
  waiting.shift()!();
  if (waiting.length > 0) setImmediate(next);
}
