/** Licences as the API shows them. */
import type { HostSystem, License } from './inventory.ts';
import type { DataObject, Value } from './soap/value.ts';
import { any, array, int, object, text } from './soap/value.ts';
import type { World } from './world.ts';

const keyAny = (key: string, value: Value): DataObject => object('KeyAnyValue', { key: text(key), value: any(value) });

/** With its features as `feature` properties, each a key and a name. */
export function licenseValue(license: License, used: number): DataObject {
  return object('LicenseManagerLicenseInfo', {
    licenseKey: text(license.key),
    editionKey: text(license.editionKey),
    name: text(license.name),
    total: int(0),
    used: int(used),
    costUnit: text(license.editionKey.startsWith('vc.') ? 'server' : 'cpuPackage:32core'),
    properties: array('KeyAnyValue', [
      ...license.features.map((feature) =>
        keyAny('feature', object('KeyValue', { key: text(feature), value: text(feature) })),
      ),
      keyAny('ProductName', text(license.name)),
    ]),
  });
}

export interface Assignment {
  /** moid of a host, or the vCenter's GUID. */
  readonly entity: string;
  readonly name: string;
  readonly license: License | null;
}

/** What each host and the vCenter itself are licensed with; a host without a licence is in evaluation mode, or was. */
export function assignments(world: World): Assignment[] {
  const { about, objects, licenses } = world.inventory;
  const hosts = [...objects.values()].filter((each): each is HostSystem => each.type === 'HostSystem');
  return [
    {
      entity: about.instanceUuid,
      name: about.hostName,
      license: licenses.find((license) => license.editionKey.startsWith('vc.')) ?? null,
    },
    ...hosts.map((host) => ({
      entity: host.moid,
      name: host.name,
      license: licenses.find((license) => license.key === host.license) ?? null,
    })),
  ];
}

const NO_LICENSE: License = {
  key: '00000-00000-00000-00000-00000',
  name: 'Evaluation Mode (expired)',
  editionKey: 'eval',
  features: [],
};

export const assignmentValue = ({ entity, name, license }: Assignment, world: World): DataObject =>
  object('LicenseAssignmentManagerLicenseAssignment', {
    entityId: text(entity),
    scope: text(world.inventory.about.instanceUuid),
    entityDisplayName: text(name),
    assignedLicense: licenseValue(license ?? NO_LICENSE, 1),
    properties: array('KeyAnyValue', []),
  });
