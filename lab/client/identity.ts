import type { ManagedObjectReference } from '@vic/vim25';

/** An object of one vCenter, taken from its id `urn:vmomi:<Type>:<moid>:<vcGuid>`. */
export interface ObjectIdentity {
  readonly type: string;
  readonly moid: string;
  readonly guid: string;
}

/** Takes an object id apart; null for anything else. */
export function parseUrn(id: string): ObjectIdentity | null {
  const match = /^urn:vmomi:([A-Za-z]+):([^:]+):([^:]+)$/u.exec(id);
  if (!match) return null;
  const [, type = '', moid = '', guid = ''] = match;
  return { type, moid, guid };
}

/** The client's id of a managed object. */
export function urnOf(ref: ManagedObjectReference, guid: string): string {
  return `urn:vmomi:${ref.type}:${ref.value}:${guid}`;
}
