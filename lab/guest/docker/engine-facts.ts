/** What the engine of a VCH says about itself, read from the inventory at each question. */
import { containerState, decodeContainerVm, decodeVch, kindOf, type Build } from '@vic/extraconfig';
import { extraConfigOf, type VirtualMachine } from '../../vcenter/inventory.ts';
import type { World } from '../../vcenter/world.ts';
import type { EngineFacts } from './answers.ts';

const MIB = 1024 * 1024;

/** Facts of the VCH whose endpoint VM this is. */
export function engineFacts(world: World, vm: VirtualMachine): EngineFacts {
  const config = decodeVch(extraConfigOf(vm));
  const { version } = config.init;
  return {
    name: config.init.common.name,
    version: version === null ? '' : versionText(version),
    gitCommit: version?.gitCommit ?? '',
    buildDate: version?.buildDate ?? '',
    containers: countContainers(world, vm),
    cpus: vm.numCpu,
    memoryBytes: vm.memoryMiB * MIB,
    volumeStores: [...config.storage.volumeLocations.keys()],
    networks: [...config.network.containerNetworks.keys()],
    insecureRegistries: config.registry.insecure,
    vcenterVersion: world.inventory.about.version,
    now: world.now(),
  };
}

/** `v1.5.8-21343-9489f63e`. */
const versionText = ({ version, buildNumber, gitCommit }: Build): string => `${version}-${buildNumber}-${gitCommit}`;

/** The containers beside the endpoint VM: those in its folder. */
function countContainers(world: World, vm: VirtualMachine): EngineFacts['containers'] {
  const counts = { running: 0, paused: 0, stopped: 0 };
  const folder = world.inventory.objects.get(vm.parent ?? '');
  for (const moid of folder?.type === 'Folder' ? folder.children : []) {
    const neighbour = world.inventory.objects.get(moid);
    if (neighbour?.type !== 'VirtualMachine') continue;
    const pairs = extraConfigOf(neighbour);
    if (kindOf(pairs, moid) !== 'container') continue;
    const state = containerState(decodeContainerVm(pairs), neighbour.powerState);
    if (state === 'running') counts.running++;
    else if (state === 'suspended') counts.paused++;
    else counts.stopped++;
  }
  return counts;
}
