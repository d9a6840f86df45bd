import { addressNumber } from '@vic/contract/addresses';
import { refusal, warning, type Fault } from './fault.ts';
import type { PlannedRole } from './plan.ts';
import { ROLES_ON_TARGET, type RoleName, type VchSpecification } from './specification.ts';

/** The engine looks at no more. */
const MAX_NAMESERVERS = 3;

/** Stage 1: name servers, of which only the public network's are used; empty ones are skipped. */
export function checkNameservers(network: VchSpecification['network']): readonly Fault[] {
  const path = '/network/public/nameservers';
  const servers = network?.public?.nameservers ?? [];
  const unreadable = servers.flatMap((server, index) =>
    server === '' || addressNumber(server) !== null
      ? []
      : [refusal('nameserver-unreadable', `${path}/${index}`, `Invalid DNS server specified: ${server}`)],
  );
  if (servers.filter((server) => server !== '').length <= MAX_NAMESERVERS) return unreadable;
  return [...unreadable, warning('nameserver-unused', path, `Only the first ${MAX_NAMESERVERS} DNS servers are used.`)];
}

/** Stage 1: name servers of client and management, which the original reads and forgets. */
export function checkUnusedNameservers(network: VchSpecification['network']): readonly Fault[] {
  const used = network?.public?.nameservers ?? [];
  return (['client', 'management'] as const).flatMap((role) => {
    const unused = (network?.[role]?.nameservers ?? []).filter((server) => server !== '' && !used.includes(server));
    if (unused.length === 0) return [];
    const message = `DNS servers of the ${role} network are not used: ${unused.join(', ')}`;
    const remedy = 'Name them with the public network: its DNS servers serve all three.';
    return [warning('nameserver-unused', `/network/${role}/nameservers`, message, remedy)];
  });
}

const DEFAULT_NAMESERVERS = ['8.8.8.8', '8.8.4.4'];

/** Those of the public network; well-known ones where no network could learn them by DHCP. */
export function planNameservers(
  network: VchSpecification['network'],
  roles: Readonly<Record<RoleName, PlannedRole>>,
): readonly string[] {
  const given = (network?.public?.nameservers ?? []).filter((server) => server !== '');
  const hasDhcp = ROLES_ON_TARGET.some((role) => roles[role].static === null);
  return given.length > 0 || hasDhcp ? given : DEFAULT_NAMESERVERS;
}
