/**
 * Time between two moments as `m:ss` or `h:mm:ss`; never negative, as two clocks may differ.
 * @param from ISO 8601
 * @param untilMs milliseconds since 1970
 */
export function elapsed(from: string, untilMs: number): string {
  const seconds = Math.max(0, Math.floor((untilMs - Date.parse(from)) / 1_000));
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? `${part}` : `${part}`.padStart(2, '0'))).join(':');
}
