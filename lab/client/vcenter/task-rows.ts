import type { TaskRow } from '../browser/wire.ts';
import { urnOf } from '../identity.ts';
import type { PluginRecord } from '../plugins/plugin-record.ts';
import type { VcenterLink } from '../sessions/vcenter-link.ts';
import type { RecentTask } from './vcenter-connection.ts';

const LOCALE = 'en';

/** Names of vCenter's own tasks that administrators meet most; others show the last part of their id as words. */
const TASK_NAMES: Readonly<Record<string, string>> = {
  'VirtualMachine.powerOn': 'Power On virtual machine',
  'VirtualMachine.powerOff': 'Power Off virtual machine',
  'VirtualMachine.reset': 'Reset virtual machine',
  'VirtualMachine.suspend': 'Suspend virtual machine',
  'VirtualMachine.reconfigure': 'Reconfigure virtual machine',
  'VirtualMachine.destroy': 'Delete virtual machine',
  'ManagedEntity.destroy': 'Delete object',
  'ManagedEntity.rename': 'Rename object',
  'Folder.createVm': 'Create virtual machine',
  'Folder.moveInto': 'Move entities',
  'Datacenter.powerOnVm': 'Initialize powering On',
};

/** Tasks as the panel shows them, with the localised names of the extensions that defined them. */
export function taskRows(
  tasks: readonly RecentTask[],
  { guid, settings }: VcenterLink,
  records: readonly PluginRecord[],
): TaskRow[] {
  return tasks.map((task) => ({
    id: `${guid ?? ''} ${task.moid}`,
    name: nameOf(task, records),
    target: targetOf(task, guid),
    state: task.state,
    progress: task.progress,
    error: task.errorMessage,
    user: task.userName,
    queuedAt: task.queuedAt,
    startedAt: task.startedAt,
    completedAt: task.completedAt,
    vcenter: settings.name,
  }));
}

function targetOf({ entity, entityName }: RecentTask, guid: string | null): TaskRow['target'] {
  if (!entity && entityName === null) return null;
  return { id: entity && guid !== null ? urnOf(entity, guid) : null, name: entityName ?? entity?.value ?? '' };
}

function nameOf({ descriptionId, description }: RecentTask, records: readonly PluginRecord[]): string {
  for (const { texts } of records) {
    const label = texts.get(LOCALE)?.get(`${descriptionId}.label`);
    if (label !== undefined) return label;
  }
  return TASK_NAMES[descriptionId] ?? description ?? spelledOut(descriptionId);
}

function spelledOut(id: string): string {
  const words = (id.split('.').at(-1) ?? id).replaceAll(/([a-z])([A-Z])/gu, '$1 $2');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
