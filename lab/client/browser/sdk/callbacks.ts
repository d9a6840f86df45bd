/** Anything callable that a plug-in handed over. */
export type Callback = (...args: unknown[]) => unknown;

function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}

/** Runs a plug-in's callback; its exception is reported to the console and stops nobody else. */
export function run(callback: unknown, ...args: unknown[]): void {
  if (!isCallback(callback)) return;
  try {
    callback(...args);
  } catch (error) {
    console.error(error);
  }
}

/** What a JSON round trip leaves of a value: functions vanish, dates become text. */
export function sanitized(value: unknown): unknown {
  const text: unknown = JSON.stringify(value);
  const result: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
  return result;
}
