import type { VchSpec } from '@vic/contract/vch-spec';
/** Shim until the contract exports it. */
export function withoutSecrets(spec: VchSpec): VchSpec {
  return { ...spec, operationsUser: { ...spec.operationsUser, password: '' } };
}
