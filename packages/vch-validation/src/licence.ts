import type { HostFacts, InventoryFacts } from './facts.ts';
import { refusal, type Fault } from './fault.ts';
import { eligibleHosts, quotedNames, type Placement } from './placement.ts';
import { skipped } from './skipped.ts';

/** Serial ports over the network, and distributed switches. */
export const NEEDED_LICENCE_FEATURES = ['serialuri', 'dvs'] as const;

/** Stage 2: the hosts' licences have what containers need. */
export function checkLicences(placement: Placement, facts: InventoryFacts): readonly Fault[] {
  const hosts = eligibleHosts(placement, facts);
  const lacking = hosts.filter(lacksFeatures);
  const unread = hosts.flatMap(({ name, licenceFeatures }) =>
    'unread' in licenceFeatures
      ? [skipped('licence', '', `that of "${name}" could not be read: ${licenceFeatures.unread}`)]
      : [],
  );
  if (lacking.length === 0) return unread;
  const remedy = `Each host needs the features ${NEEDED_LICENCE_FEATURES.join(' and ')}; these do not have both: ${quotedNames(lacking)}.`;
  return [refusal('licence-features', '', 'License does not meet minimum requirements to use VIC', remedy), ...unread];
}

function lacksFeatures({ licenceFeatures }: HostFacts): boolean {
  if ('unread' in licenceFeatures) return false;
  return NEEDED_LICENCE_FEATURES.some((feature) => !licenceFeatures.value.includes(feature));
}
