/** Time as the simulator sees it; tests give one of their own. */
export interface Clock {
  now(): Date;
  /** Runs `action` after so many milliseconds; the result cancels it. Never keeps the process alive. */
  after(delayMs: number, action: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
