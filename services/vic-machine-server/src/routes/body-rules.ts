import type { Schemas } from '@vic/vic-machine-api';
import { conforms, type BodyRule, type JsonObject } from '../http/read-body.ts';
import { DEBUG_SHAPE, DELETION_SHAPE, VCH_SHAPE, WHOLE_VCH_SHAPE } from '../http/request-bodies.ts';

export const VCH_BODY: BodyRule = { shape: VCH_SHAPE, name: 'vch', isRequired: true, isPatch: false };
export const WHOLE_VCH_BODY: BodyRule = { ...VCH_BODY, shape: WHOLE_VCH_SHAPE };
export const PATCH_BODY: BodyRule = { shape: VCH_SHAPE, name: 'vch', isRequired: true, isPatch: true };
export const DELETION_BODY: BodyRule = {
  shape: DELETION_SHAPE,
  name: 'deletionSpecification',
  isRequired: false,
  isPatch: false,
};
export const DEBUG_BODY: BodyRule = {
  shape: DEBUG_SHAPE,
  name: 'debugSpecification',
  isRequired: false,
  isPatch: false,
};

/** Whether a body has the types of a VCH, parts of which may be missing. */
export function isVch(body: JsonObject): body is JsonObject & Schemas['VCH'] {
  return conforms(body, VCH_SHAPE);
}

/** Whether a body is a VCH with all that replacing one needs. */
export function isWholeVch(body: JsonObject): body is JsonObject & Schemas['VCH'] {
  return conforms(body, WHOLE_VCH_SHAPE);
}

/** A patch may hold `null` where the definition holds a value, which its schema allows. */
export function isVchPatch(body: JsonObject): body is JsonObject & Schemas['VCH_Patch'] {
  return !Array.isArray(body);
}

/** Whether a body says what is to be deleted with a VCH. */
export function isDeletion(body: JsonObject): body is JsonObject & Schemas['Deletion_Specification'] {
  return conforms(body, DELETION_SHAPE);
}

/** Whether a body says how a VCH is to be debugged. */
export function isDebug(body: JsonObject): body is JsonObject & Schemas['Debug_Specification'] {
  return conforms(body, DEBUG_SHAPE);
}

/** @throws Error if the reading of bodies and their types disagree, which the compiler cannot see */
export function required<Body, Read extends Body>(body: Body | null, isRead: (value: Body) => value is Read): Read {
  if (body !== null && isRead(body)) return body;
  throw new Error('The body was read as something else than its type.');
}
