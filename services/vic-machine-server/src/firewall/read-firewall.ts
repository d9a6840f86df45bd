import type { Schemas } from '@vic/vic-machine-api';
import type { OperationContext } from '../operation-context.ts';
import { isOpen, readHostFirewalls } from './host-firewalls.ts';

/**
 * Whether the firewall of each host lets VCHs work. A host that does not tell its firewall is not in a supported state.
 * @throws ApiError 400 if the compute resource is not found or ambiguous
 */
export async function readFirewall(
  context: OperationContext,
  query: { readonly computeResource: string | null },
): Promise<Schemas['Firewall_Report']> {
  const hosts = await readHostFirewalls(context, query.computeResource);
  return {
    firewall: hosts.map(({ host, firewall }) => ({
      target: { id: host.ref.value, name: host.name },
      in_supported_state: isOpen(firewall),
    })),
  };
}
