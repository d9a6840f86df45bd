import { VcGuid } from '@vic/contract';
import { Type } from 'typebox';
import type { VcenterDirectory } from '../config/vcenter-directory.ts';
import type { Vcenter } from '../config/vcenter.ts';
import { ProblemError } from '../errors.ts';

/** Path parameters of what belongs to one vCenter. */
export const ObjectParams = Type.Object({
  guid: VcGuid,
  moid: Type.String({ minLength: 1, maxLength: 200 }),
});

/** The configured vCenter. @throws ProblemError `unknown-vcenter` */
export function configuredVcenter(directory: VcenterDirectory, guid: string): Vcenter {
  const vcenter = directory.get(guid);
  if (!vcenter) throw new ProblemError('unknown-vcenter');
  return vcenter;
}
