import sonicBoom from 'sonic-boom';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../clock.ts';
import { ConfigError, errorCode } from '../config/config-error.ts';
import { isLogged, logLine, type LogLevel } from './log-line.ts';

/** Name of the file in `LOG_DIRECTORY`, as the original's. */
export const LOG_FILE = 'vic-machine-server.log';

/** Where lines go, such as standard output. */
export interface LogSink {
  write(line: string): unknown;
}

/** The service's own log: every request and every message of every operation. */
export interface ServiceLog {
  write(level: LogLevel, message: string): void;
  /** Opens the file anew, after the platform moved it away. */
  reopen(): void;
  /** Writes out what is left; nothing is written afterwards. */
  close(): void;
}

export interface ServiceLogOptions {
  readonly level: LogLevel;
  /** null: no file */
  readonly folder: string | null;
  readonly sink: LogSink;
  readonly clock: Clock;
}

/**
 * Opens the log. A full or vanished disk does not stop the service: it is told once on the sink, and lines go there only.
 * @throws ConfigError if the folder cannot be made or its file not opened
 */
export function openServiceLog({ level, folder, sink, clock }: ServiceLogOptions): ServiceLog {
  const file = folder === null ? null : openLogFile(folder);
  let isFileBroken = false;
  file?.on('error', (error: Error) => {
    if (!isFileBroken)
      sink.write(`${logLine(clock.now(), 'error', `The log file cannot be written: ${error.message}`)}\n`);
    isFileBroken = true;
  });
  let isOpen = true;
  return {
    write(lineLevel, message) {
      if (!isOpen || !isLogged(lineLevel, level)) return;
      const line = `${logLine(clock.now(), lineLevel, message)}\n`;
      sink.write(line);
      if (!isFileBroken) file?.write(line);
    },
    reopen() {
      isFileBroken = false;
      if (isOpen) file?.reopen();
    },
    close() {
      isOpen = false;
      file?.end();
    },
  };
}

function openLogFile(folder: string): sonicBoom.SonicBoom {
  try {
    mkdirSync(folder, { recursive: true });
    return new sonicBoom.SonicBoom({ dest: path.join(folder, LOG_FILE), append: true, sync: true, mode: 0o640 });
  } catch (error) {
    throw new ConfigError(`LOG_DIRECTORY is ${folder}, and ${LOG_FILE} cannot be written there (${errorCode(error)}).`);
  }
}
