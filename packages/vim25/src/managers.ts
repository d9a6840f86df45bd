import type { VimClient } from './client.ts';
import { VimFault } from './errors.ts';
import type { ServiceContent } from './service-content.ts';
import type { ManagedObjectReference } from './values.ts';

/** Managers that not every server has. */
type OptionalManager = {
  [N in keyof ServiceContent]-?: undefined extends ServiceContent[N] ? N : never;
}[keyof ServiceContent];

/** The reference of a manager. @throws VimFault `NotSupported` if this server has none */
export function requiredManager(client: VimClient, name: OptionalManager): ManagedObjectReference {
  const manager = client.content[name];
  if (manager === undefined) {
    throw new VimFault('NotSupported', {}, { message: `This server has no ${name}.` });
  }
  return manager;
}
