import type { Extension } from '@vic/vim25';

export type ListName = 'taskList' | 'eventList' | 'faultList' | 'privilegeList' | 'resourceList';

/**
 * Tasks, events, faults, privileges and texts of an extension record. The ids hold the plug-in's version, so that two
 * versions in one group of linked vCenters do not claim the same id.
 */
export type ExtensionLists = { readonly [Name in ListName]: NonNullable<Extension[Name]> };

/** Module under which vCenter looks for the texts of a remote plug-in. */
export const RESOURCE_MODULE = 'resources';

/** By the operation ids of vic-machine-server's API, which finds its types of tasks by these endings. */
const TASKS = {
  CreateVch: 'Create virtual container host',
  ReplaceVch: 'Reconfigure virtual container host',
  PatchVch: 'Reconfigure virtual container host',
  UpgradeVch: 'Upgrade virtual container host',
  DeleteVch: 'Delete virtual container host',
} as const;

const FAULTS = {
  CreateFailed: 'The virtual container host could not be created.',
  DeleteFailed: 'The virtual container host could not be deleted.',
} as const;

const PRIVILEGE_GROUP = 'vSphere Integrated Containers';

const PRIVILEGES = {
  ManageVch: 'Manage virtual container hosts',
} as const;

/** The lists this version of the plug-in brings. */
export function builtInLists(key: string, version: string): ExtensionLists {
  const group = `${key}.${version}`;
  const taskId = (name: string) => `${group}.${name}`;
  const faultId = (name: string) => `${group}.faults.${name}`;
  return {
    taskList: Object.keys(TASKS).map((name) => ({ taskID: taskId(name) })),
    eventList: [],
    faultList: Object.keys(FAULTS).map((name) => ({ faultID: faultId(name) })),
    privilegeList: Object.keys(PRIVILEGES).map((name) => ({ privID: `${group}.${name}`, privGroupName: group })),
    resourceList: [
      {
        locale: 'en',
        module: RESOURCE_MODULE,
        data: [
          ...Object.entries(TASKS).flatMap(([name, text]) => [
            { key: `${taskId(name)}.label`, value: text },
            { key: `${taskId(name)}.summary`, value: text },
          ]),
          ...Object.entries(FAULTS).map(([name, text]) => ({ key: `${faultId(name)}.summary`, value: text })),
          { key: `privilege.${group}.label`, value: PRIVILEGE_GROUP },
          ...Object.entries(PRIVILEGES).map(([name, text]) => ({
            key: `privilege.${group}.${name}.label`,
            value: text,
          })),
        ],
      },
    ],
  };
}

/**
 * Whether a registered record's lists are those that this tool once put there, for that version; they are then renewed
 * with the version. Records of the old local plug-in have none, which counts too.
 */
export function areBuiltIn(record: Extension): boolean {
  const prefix = `${record.key}.${record.version}.`;
  const ids = [
    ...(record.taskList ?? []).map(({ taskID }) => taskID),
    ...(record.eventList ?? []).map(({ eventID }) => eventID),
    ...(record.faultList ?? []).map(({ faultID }) => faultID),
    ...(record.privilegeList ?? []).map(({ privID }) => privID),
  ];
  return ids.every((id) => id.startsWith(prefix));
}
