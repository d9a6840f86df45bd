/** How long answers are parsed in one go, in milliseconds. */
const SLICE_MS = 4;

const waiting: (() => void)[] = [];
let sliceEndsAt = 0;

/**
 * Whether whoever parses an answer must wait for its next turn first. All answers that are parsed at the same time share each slice
 * of time: other work of the process never waits for more than one.
 */
export function isSliceOver(): boolean {
  return waiting.length > 0 || performance.now() >= sliceEndsAt;
}

/** A later turn of the event loop, for one answer at a time. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(wakeNext);
  });
}

function wakeNext(): void {
  sliceEndsAt = performance.now() + SLICE_MS;
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(wakeNext);
}
