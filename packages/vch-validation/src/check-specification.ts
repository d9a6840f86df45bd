import { checkAllocations } from './allocation.ts';
import { checkBridgeChoice } from './bridge.ts';
import { checkComputeChoice } from './compute.ts';
import { checkContainerNetworkChoices } from './container-network-choices.ts';
import { checkDebugLevel, checkEndpointSize } from './endpoint.ts';
import type { Caller, InventoryFacts } from './facts.ts';
import type { Fault } from './fault.ts';
import { checkImageSizeUnits, checkImageStoreText } from './image-store.ts';
import { checkName, checkVersion } from './name.ts';
import { checkOperationsCredentials } from './operations-user.ts';
import { checkProxies } from './proxies.ts';
import { checkNameservers, checkUnusedNameservers } from './nameservers.ts';
import { checkRoleChoices } from './role-choices.ts';
import { checkServerChoice } from './server-certificate.ts';
import type { VchSpecification } from './specification.ts';
import { checkSyslogAddress } from './syslog.ts';
import { checkVolumeStoreTexts } from './volume-stores.ts';

/**
 * What is wrong with a specification in itself, and with the ids it names: stage 1. In the order of the original, which stops at the first
 * fault: a caller that wants to answer as it does shows the first error.
 */
export function checkSpecification(
  specification: VchSpecification,
  facts: InventoryFacts,
  caller: Caller,
): readonly Fault[] {
  const { version, name, debug, compute, network, storage, auth, endpoint, registry } = specification;
  return [
    ...checkVersion(version),
    ...checkName(name),
    ...checkDebugLevel(debug),
    ...checkComputeChoice(compute, facts),
    ...checkAllocations(compute),
    ...checkBridgeChoice(network, facts),
    ...checkRoleChoices(network, facts),
    ...checkNameservers(network),
    ...checkUnusedNameservers(network),
    ...checkContainerNetworkChoices(network, facts),
    ...checkImageStoreText(storage),
    ...checkImageSizeUnits(storage),
    ...checkVolumeStoreTexts(storage),
    ...checkServerChoice(auth),
    ...checkEndpointSize(endpoint),
    ...checkOperationsCredentials(endpoint, caller),
    ...checkProxies(registry),
    ...checkSyslogAddress(specification.syslog_addr),
  ];
}
