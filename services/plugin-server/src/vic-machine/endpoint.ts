import type { Trust, VimClient } from '@vic/vim25';
import type { Vcenter } from '../config/vcenter.ts';
import { ProblemError } from '../errors.ts';
import { readAppliances, registeredThumbprint } from './appliance.ts';

/** Port of vic-machine-server on the VIC appliance. */
const APPLIANCE_PORT = 8443;

/** A vic-machine-server, and how it proves that it is the one. */
export interface Endpoint {
  /** `https://host:port` */
  readonly origin: string;
  readonly trust: Trust;
}

/**
 * The vic-machine-server of a vCenter: the configured one, else that of the VIC appliance that vCenter knows.
 * @param client the user's own session, which asks vCenter where nothing is configured
 * @throws ProblemError `vic-machine-missing`, `vic-machine-untrusted`
 */
export async function findEndpoint(vcenter: Vcenter, client: VimClient): Promise<Endpoint> {
  const { origin, trust } = vcenter.vicMachine;
  if (origin !== null) return { origin, trust: trust ?? {} };
  const [appliance] = await readAppliances(client);
  if (!appliance) {
    throw missing(`${vcenter.name} knows no VIC appliance that you may see, and none is configured.`);
  }
  const { vmName, address, hostName } = appliance;
  if (!appliance.isPoweredOn) throw missing(`The VIC appliance ${vmName} is powered off.`);
  if (address === null) throw missing(`The VIC appliance ${vmName} has no address yet.`);
  const host = address.includes(':') ? `[${address}]` : address;
  const found = `https://${host}:${APPLIANCE_PORT}`;
  if (trust) return { origin: found, trust };
  const names = [host, hostName ?? ''].map((name) => name.toLowerCase()).filter((name) => name !== '');
  const thumbprint = await registeredThumbprint(client, names);
  if (thumbprint === null) {
    throw new ProblemError('vic-machine-untrusted', {
      detail:
        `vCenter knows the VIC appliance ${vmName} at ${address}, but not its certificate. ` +
        `Set "vicMachine.thumbprint" of ${vcenter.name} in the configuration of the plug-in server.`,
    });
  }
  return { origin: found, trust: { thumbprint } };
}

function missing(detail: string): ProblemError {
  return new ProblemError('vic-machine-missing', { detail });
}
