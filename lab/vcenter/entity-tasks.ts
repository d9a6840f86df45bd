/** Tasks on entities other than VMs. */
import type { Entity } from './inventory.ts';
import type { Call } from './method.ts';
import { taskInProgress } from './soap/fault.ts';
import type { Reference, Value } from './soap/value.ts';
import { reference } from './soap/value.ts';

/** Starts a task about an entity; `work` runs at its end. */
export function startEntityTask(
  { world, session, args }: Call,
  entity: Entity,
  descriptionId: string,
  work: () => Value | undefined,
): Reference {
  const blocking = world.tasks.blocking(entity.moid);
  const task = world.tasks.run(
    {
      descriptionId,
      name: args.name,
      entity: { type: entity.type, value: entity.moid },
      entityName: entity.name,
      user: world.sessions.displayName(session.user),
    },
    work,
  );
  // Several VMs may be made in one folder at a time; a VM itself does one thing after the other.
  if (blocking !== undefined && entity.type === 'VirtualMachine') world.tasks.fail(task, taskInProgress(blocking.moid));
  return reference('Task', task.moid);
}
