import { computed, inject, type Signal } from '@angular/core';
import { remoteData } from '../../core/remote-data/remote-data.ts';
import { CreationRightsClient } from '../../core/vch-wizard/creation-rights.client.ts';

/** Why the user may make no VCH at one vCenter. */
export interface CreationDenial {
  readonly vcGuid: string;
  readonly vcenter: string;
  /** names of vCenter's privileges, with commas between */
  readonly privileges: string;
  /** why it could not be asked; null: it was */
  readonly fault: string | null;
}

/**
 * Why the user may make VCHs nowhere; empty if they may somewhere, or it is not known (yet): the server refuses then, and says
 * why. Needs an injection context.
 */
export function creationDenials(): Signal<readonly CreationDenial[]> {
  const api = inject(CreationRightsClient);
  const remote = remoteData(
    () => true,
    () => api.read(),
  );
  return computed(() => {
    const rights = remote.value();
    if (!rights || rights.isAllowed) return [];
    return rights.vcenters.map(({ vcGuid, name, missingPrivileges, fault }) => ({
      vcGuid,
      vcenter: name,
      privileges: missingPrivileges.join(', '),
      fault,
    }));
  });
}
