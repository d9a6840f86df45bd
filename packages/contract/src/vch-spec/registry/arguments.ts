import { argumentsOf, type CliArgument } from '../cli/argument.ts';
import type { PemFile } from '../security/schema.ts';
import { allowedRegistries } from './payload.ts';
import type { Registry } from './schema.ts';

/** Options of registries: the whitelist as it takes effect, and authorities as names of files. */
export function registryArguments(registry: Registry): readonly CliArgument[] {
  return [
    ...argumentsOf('registry.whitelist', ...allowedRegistries(registry)),
    ...argumentsOf('registry.insecure', ...registry.insecure),
    ...argumentsOf('registry.authorities', ...filesOfRegistry(registry).map(({ fileName }) => fileName)),
  ];
}

/** The files that a command line names. */
export function filesOfRegistry({ authorities }: Registry): readonly PemFile[] {
  return authorities;
}
