import { CommandFailure, EXIT } from '../cli/failure.ts';

/** There is no record to work on. */
export function notRegistered(key: string, url: string): CommandFailure {
  return new CommandFailure(EXIT.registration, `${key} is not registered with ${url}.`);
}
