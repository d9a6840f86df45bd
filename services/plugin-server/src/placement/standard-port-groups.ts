import {
  field,
  list,
  number,
  references,
  retrieveObjects,
  text,
  type ManagedObjectReference,
  type ObjectContent,
  type VimClient,
} from '@vic/vim25';
import { vlanIdText } from './vlan.ts';

const PORT_GROUPS = 'config.network.portgroup';

/** What hosts say of a port group of their own switches. */
export interface StandardPortGroup {
  readonly switchName: string | null;
  readonly vlan: string | null;
}

/** Switch and VLAN of standard networks by moid, as one host of each tells: as few hosts as have them all are asked. */
export async function readStandardPortGroups(
  client: VimClient,
  networks: readonly ObjectContent[],
): Promise<Map<string, StandardPortGroup>> {
  const hosts = hostsOfAll(networks);
  const objects = await retrieveObjects(client, hosts, [PORT_GROUPS]);
  const byHost = new Map(objects.map(({ ref, props }) => [ref.value, portGroupsOf(props.get(PORT_GROUPS))]));
  const found = new Map<string, StandardPortGroup>();
  for (const { ref, props } of networks) {
    const name = text(props.get('name')) ?? '';
    const [portGroup] = references(props.get('host')).flatMap(({ value }) => byHost.get(value)?.get(name) ?? []);
    if (portGroup) found.set(ref.value, portGroup);
  }
  return found;
}

/** Some hosts that together have all the networks. */
function hostsOfAll(networks: readonly ObjectContent[]): ManagedObjectReference[] {
  const chosen = new Map<string, ManagedObjectReference>();
  for (const { props } of networks) {
    const hosts = references(props.get('host'));
    const [first] = hosts;
    if (first && !hosts.some(({ value }) => chosen.has(value))) chosen.set(first.value, first);
  }
  return [...chosen.values()];
}

function portGroupsOf(value: ReturnType<ObjectContent['props']['get']>): Map<string, StandardPortGroup> {
  return new Map(
    list(value).flatMap((portGroup): [string, StandardPortGroup][] => {
      const spec = field(portGroup, 'spec');
      const name = text(field(spec, 'name'));
      const vlan = number(field(spec, 'vlanId'));
      if (name === undefined) return [];
      const switchName = text(field(spec, 'vswitchName')) ?? null;
      return [[name, { switchName, vlan: vlan === undefined ? null : vlanIdText(vlan) }]];
    }),
  );
}
