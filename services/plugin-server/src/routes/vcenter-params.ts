import { VcGuid } from '@vic/contract';
import { Type } from 'typebox';
import Value from 'typebox/value';
import type { VcenterDirectory } from '../config/vcenter-directory.ts';
import type { Vcenter } from '../config/vcenter.ts';
import { ProblemError } from '../errors.ts';

/** A managed object id as vCenter gives them, such as `vm-42`. */
export const Moid = Type.String({ pattern: '^[A-Za-z0-9_.-]+$', maxLength: 200 });

/** Path parameters of what belongs to one vCenter. */
export const ObjectParams = Type.Object({ guid: VcGuid, moid: Moid });

/** Whether a text can be a managed object id at all. */
export function isMoid(text: string): boolean {
  return Value.Check(Moid, text);
}

/** The configured vCenter. @throws ProblemError `unknown-vcenter` */
export function configuredVcenter(directory: VcenterDirectory, guid: string): Vcenter {
  const vcenter = directory.get(guid);
  if (!vcenter) throw new ProblemError('unknown-vcenter');
  return vcenter;
}
