import { checkSpec, type VchSpec } from '@vic/contract/vch-spec';
import type { Vcenter } from '../config/vcenter.ts';
import { ProblemError } from '../errors.ts';
import { requireSameVcenter } from '../placement/same-vcenter.ts';

/** @throws ProblemError `invalid` naming each field, with the code of its fault */
export function refuseFaults(vcenter: Vcenter, spec: VchSpec): void {
  requireSameVcenter(spec, vcenter);
  const faults = checkSpec(spec);
  if (faults.length === 0) return;
  throw new ProblemError('invalid', {
    detail: 'The specification of the VCH has faults.',
    fields: faults.map(({ path, code }) => ({ path, message: code })),
  });
}
