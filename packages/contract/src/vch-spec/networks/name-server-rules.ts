import { addressNumber } from '../../addresses.ts';
import { fault, type RuleFault } from '../fault.ts';

/** Name servers are addresses: there is nobody yet who could look up a name. */
export function checkNameServers(path: string, servers: readonly string[]): readonly RuleFault[] {
  return servers.flatMap((server, index) =>
    addressNumber(server) === null ? [fault(`${path}/${index}`, 'name-server-unreadable')] : [],
  );
}
