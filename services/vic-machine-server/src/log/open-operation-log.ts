import type { Clock } from '../clock.ts';
import type { OperationLog } from './operation-log.ts';
import { logLine, type LogLevel } from './log-line.ts';
import type { SecretMask } from './secret-mask.ts';
import type { ServiceLog } from './service-log.ts';

/** Lines of one operation that are kept for its creation log and its task; an operation says far fewer. */
const MAX_LINES = 20_000;

export interface OperationLogOptions {
  readonly operationId: string;
  readonly service: ServiceLog;
  readonly mask: SecretMask;
  readonly clock: Clock;
  /** told of every line, for the operation's task */
  readonly onLine?: (level: LogLevel, line: string) => void;
}

/** What one operation says, without secrets: kept in its own text and passed to the service's log, marked with its id. */
export function openOperationLog(options: OperationLogOptions): OperationLog {
  const { operationId, service, mask, clock, onLine } = options;
  const lines: string[] = [];
  const say = (level: LogLevel, message: string) => {
    const masked = mask.apply(message);
    const line = logLine(clock.now(), level, masked);
    if (lines.length < MAX_LINES) lines.push(`${line}\n`);
    service.write(level, `op=${operationId}: ${masked}`);
    onLine?.(level, line);
  };
  return {
    operationId,
    get text() {
      return lines.join('');
    },
    debug: (message) => say('debug', message),
    info: (message) => say('info', message),
    warning: (message) => say('warning', message),
    error: (message) => say('error', message),
  };
}
