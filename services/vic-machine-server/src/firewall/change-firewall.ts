import { setRuleset, VimFault } from '@vic/vim25';
import { ApiError } from '../api-error.ts';
import { failureText } from '../create/failure-text.ts';
import { runSteps, StepsFailedError, type Step } from '../create/steps.ts';
import type { OperationContext } from '../operation-context.ts';
import { readHostFirewalls, rulesetFor, type FirewalledHost } from './host-firewalls.ts';

/**
 * Opens or closes the firewalls of hosts for VCHs by one ruleset. Hosts that are as wanted are left alone; if one cannot be
 * changed, those changed before are changed back.
 * @throws ApiError 400 if the compute resource is not found, 500 naming the host that could not be changed
 */
export async function changeFirewall(
  context: OperationContext,
  action: 'firewall:allow' | 'firewall:deny',
  query: { readonly computeResource: string | null },
): Promise<void> {
  const isAllowed = action === 'firewall:allow';
  const hosts = await readHostFirewalls(context, query.computeResource);
  const steps = hosts.flatMap((host, index) => {
    const step = changeOf(context, host, isAllowed);
    return step === null ? [] : [{ ...step, percent: Math.floor((100 * index) / hosts.length) }];
  });
  const { client } = context.session;
  try {
    await runSteps(steps, { context, clock: client.clock, renewSession: () => Promise.resolve(false) });
  } catch (error) {
    if (!(error instanceof StepsFailedError)) throw error;
    const left = error.left.length === 0 ? '' : `. Still changed: ${error.left.join(', ')}`;
    throw new ApiError(500, `failed to change the firewall: ${failureText(error.cause)}${left}`, { cause: error });
  }
}

function changeOf(
  { session, log }: OperationContext,
  { host, firewall }: FirewalledHost,
  isAllowed: boolean,
): Step | null {
  const verb = isAllowed ? 'Opening' : 'Closing';
  const title = `${verb} the firewall of ${host.name} for virtual container hosts`;
  if (firewall === null) {
    if (host.connection === 'connected') return failing(title, `The host ${host.name} does not tell its firewall.`);
    log.warning(`The host ${host.name} is not connected; its firewall stays as it is.`);
    return null;
  }
  const ruleset = rulesetFor(firewall);
  if (ruleset === undefined) {
    // A firewall without the ruleset has nothing that could be closed.
    if (!isAllowed) return null;
    return failing(title, `The firewall of the host ${host.name} has neither the ruleset vic-engine nor vSPC.`);
  }
  if (ruleset.isEnabled === isAllowed) return null;
  let mayBeChanged = false;
  return {
    title,
    percent: 0,
    async do() {
      mayBeChanged = true;
      try {
        await setRuleset(session.client, firewall, ruleset.key, isAllowed);
      } catch (error) {
        // What vCenter refused is as it was; what got no answer may not be.
        if (error instanceof VimFault) mayBeChanged = false;
        throw error;
      }
    },
    async undo() {
      if (mayBeChanged) await setRuleset(session.client, firewall, ruleset.key, !isAllowed);
    },
    leaves: () => `the firewall of ${host.name}`,
  };
}

function failing(title: string, reason: string): Step {
  return { title, percent: 0, do: () => Promise.reject(new Error(reason)) };
}
