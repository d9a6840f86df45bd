/** As in `LOG_LEVEL`. */
export const LOG_LEVELS = ['debug', 'info', 'warning', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const LABELS: Readonly<Record<LogLevel, string>> = { debug: 'DEBUG', info: 'INFO ', warning: 'WARN ', error: 'ERROR' };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Whether a message of this level is written where `threshold` is configured. */
export function isLogged(level: LogLevel, threshold: LogLevel): boolean {
  return LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(threshold);
}

/**
 * One line in the original's form, without the line break: `Nov 22 2026 00:46:35.205Z INFO  message`. What would break
 * the line, or let a message pass for another line, is written as an escape.
 * @param at milliseconds since 1970
 */
export function logLine(at: number, level: LogLevel, message: string): string {
  const iso = new Date(at).toISOString();
  const month = MONTHS[Number(iso.slice(5, 7)) - 1] ?? '';
  return `${month} ${iso.slice(8, 10)} ${iso.slice(0, 4)} ${iso.slice(11)} ${LABELS[level]} ${inOneLine(message)}`;
}

function inOneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what must not get into the file
  return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/g, (character) =>
    character === '\n' ? '\\n' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
