import { argumentsOf, type CliArgument } from '../cli/argument.ts';
import type { General } from './schema.ts';
import { syslogText } from './syslog-text.ts';

/** Options of name, naming, debugging and syslog. What is as vic-machine has it by itself is left out. */
export function generalArguments({ name, containerNameConvention, debug, syslog }: General): readonly CliArgument[] {
  const server = syslogText(syslog);
  return [
    ...(name === '' ? [] : argumentsOf('general.name', name)),
    ...(containerNameConvention === '' ? [] : argumentsOf('general.containerNameConvention', containerNameConvention)),
    ...(debug === 0 ? [] : argumentsOf('general.debug', String(debug))),
    ...(server === null ? [] : argumentsOf('general.syslog.host', server)),
  ];
}
