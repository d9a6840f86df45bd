import type { OperationContext } from '../../src/operation-context.ts';
import type { Operations } from '../../src/operations.ts';

/** What an operation was called with. */
export interface OperationCall {
  readonly name: string;
  readonly context: OperationContext;
  readonly input: readonly unknown[];
}

export const PEM = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';

/** Operations that succeed at once and remember their calls; some can be replaced. */
export function fakeOperations(replaced: Partial<Operations> = {}): { operations: Operations; calls: OperationCall[] } {
  const calls: OperationCall[] = [];
  const remember =
    <T>(name: string, answer: T) =>
    async (context: OperationContext, ...input: readonly unknown[]): Promise<T> => {
      calls.push({ name, context, input });
      return answer;
    };
  const operations: Operations = {
    listVchs: remember('listVchs', [{ id: 'vm-1', name: 'one' }]),
    getVch: remember('getVch', { name: 'one' }),
    getCertificate: remember('getCertificate', PEM),
    getLog: remember('getLog', 'a line\nand "another"\n'),
    validateVch: remember('validateVch', { valid: true, faults: [] }),
    createVch: remember('createVch', { id: 'vm-9', clientCredentials: null }),
    deleteVch: remember('deleteVch', undefined),
    replaceVch: remember('replaceVch', null),
    patchVch: remember('patchVch', null),
    upgradeVch: remember('upgradeVch', undefined),
    debugVch: remember('debugVch', { ssh_enabled: true, authorized_key_set: false, root_password_set: false }),
    readFirewall: remember('readFirewall', { firewall: [] }),
    changeFirewall: remember('changeFirewall', undefined),
    ...replaced,
  };
  return { operations, calls };
}
