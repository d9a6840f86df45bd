import type { Config } from '../config/config.schema.ts';
import { redact } from './redaction.ts';

/** Where log lines go, such as standard output. */
export interface LogDestination {
  write(line: string): void;
}

/** Structured logs: one JSON object a line, and every field passes `redact`, errors included. */
export function loggerOptions(level: Config['logLevel'], stream: LogDestination = process.stdout) {
  return {
    level,
    base: null,
    stream,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: object) => asFields(redact(fields)),
    },
    serializers: {
      // By now an error is the plain object that redaction made of it.
      err: (error: Error) => ({
        ...Object.fromEntries(Object.entries(error)),
        type: error.name,
        message: error.message,
        stack: error.stack ?? '',
      }),
    },
  };
}

function asFields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
