import { argumentsOf, switchOf, type CliArgument } from '../cli/argument.ts';
import type { OperationsUser } from './schema.ts';

/** Without the password: vic-machine asks for it. */
export function operationsUserArguments({ user, grantsPermissions }: OperationsUser): readonly CliArgument[] {
  const name = user.trim();
  return [
    ...(name === '' ? [] : argumentsOf('operationsUser.user', name)),
    ...switchOf('operationsUser.grantsPermissions', grantsPermissions),
  ];
}
