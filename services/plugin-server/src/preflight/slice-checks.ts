import type { PreflightCheck } from '@vic/contract/vch-creation';
import { addressOfRole, type SliceName, type VchSpec } from '@vic/contract/vch-spec';
import type { LiveFacts } from './live-facts.ts';
import { skipped } from './check.ts';
import { checkPlace, placeIsGone, placeIsMissing } from './checks/compute.ts';
import { checkFirewalls, checkLicences } from './checks/hosts.ts';
import { checkName } from './checks/name.ts';
import { checkNetworks, networksUnknown } from './checks/networks.ts';
import { checkOperationsUser } from './checks/operations-user.ts';
import { checkStorage, storageUnknown } from './checks/storage.ts';

const NOT_CHOSEN = 'no compute resource is chosen';
const RESOURCE = { slice: 'compute', path: '/compute/resource' } as const;

/**
 * The checks of one slice against live inventory. What a certificate or a registry is, no vCenter knows.
 * @param live null: no compute resource is chosen
 */
export async function checkSlice(slice: SliceName, spec: VchSpec, live: LiveFacts | null): Promise<PreflightCheck[]> {
  switch (slice) {
    case 'general':
      return [checkName(spec.general.name, live === null ? null : await live.nameUse())];
    case 'compute':
      return live === null ? [placeIsMissing()] : computeChecks(spec, live);
    case 'storage':
      return storageChecks(spec, live);
    case 'networks':
      return networkChecks(spec, live);
    case 'operationsUser':
      return operationsUserChecks(spec, live);
    case 'security':
    case 'registry':
      return [];
  }
}

async function computeChecks(spec: VchSpec, live: LiveFacts): Promise<PreflightCheck[]> {
  const [details, hosts] = await Promise.all([live.details(), live.hosts()]);
  const name = spec.compute.resource?.name ?? '';
  if ('unread' in details) return [placeIsGone(name)];
  const place = checkPlace(spec, details.value);
  if ('unread' in hosts)
    return [...place, skipped('firewall', RESOURCE, "The hosts' firewall and licence", hosts.unread)];
  const without = await hostsWithoutImages(spec, live);
  const [managementAddress = ''] = addressOfRole(spec, 'management').split('/', 1);
  const question = {
    computeResource: details.value.resource.moid,
    hosts: hosts.value.filter(({ name: host, isConnected }) => isConnected && !without.includes(host)),
    managementAddress: managementAddress === '' ? null : managementAddress,
  };
  return [...place, ...checkFirewalls(question), ...checkLicences(question)];
}

/** Hosts that do not have the image datastore will never run the VCH. */
async function hostsWithoutImages({ storage }: VchSpec, live: LiveFacts): Promise<readonly string[]> {
  const { datastore } = storage.imageStore;
  if (datastore === null) return [];
  const list = await live.datastores();
  if ('unread' in list) return [];
  const row = list.value.datastores.find(({ moid }) => moid === datastore.moid);
  // One that no host has is another fault.
  return row === undefined || row.reachedBy === 0 ? [] : row.missingOn;
}

async function storageChecks(spec: VchSpec, live: LiveFacts | null): Promise<PreflightCheck[]> {
  if (live === null) return [storageUnknown(NOT_CHOSEN)];
  const list = await live.datastores();
  return 'unread' in list ? [storageUnknown(list.unread)] : checkStorage(spec, list.value);
}

async function networkChecks(spec: VchSpec, live: LiveFacts | null): Promise<PreflightCheck[]> {
  if (live === null) return [networksUnknown(NOT_CHOSEN)];
  const list = await live.networks();
  return 'unread' in list ? [networksUnknown(list.unread)] : checkNetworks(spec, list.value);
}

async function operationsUserChecks(spec: VchSpec, live: LiveFacts | null): Promise<PreflightCheck[]> {
  const { user, grantsPermissions } = spec.operationsUser;
  const isAsked = grantsPermissions && user.trim() !== '' && live !== null;
  return checkOperationsUser(spec, isAsked ? await live.isAdministrator() : null);
}
