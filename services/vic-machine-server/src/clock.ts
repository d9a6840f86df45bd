/** Time as the service sees it; tests inject one that they turn by hand. */
export interface Clock {
  /** milliseconds since 1970 */
  now(): number;
  /** Calls `action` once after `delayMs`; the returned function cancels. Never keeps the process alive. */
  after(delayMs: number, action: () => void): () => void;
}

/** The time of the machine. What waits keeps no process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
