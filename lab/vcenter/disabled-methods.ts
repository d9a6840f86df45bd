/** Methods of a VM that a client has disabled (`AuthorizationManager.DisableMethods`): they fault until every source has enabled them. */
import type { Entity } from './inventory.ts';
import { methodDisabled } from './soap/fault.ts';

/** Throws `MethodDisabled`. */
export function enabledOnly(entity: Entity, method: string): void {
  if (entity.type !== 'VirtualMachine') return;
  const sources = entity.disabledMethods.get(method);
  if (sources === undefined) return;
  const [source] = sources;
  throw methodDisabled(method, source);
}
