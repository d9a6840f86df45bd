import { managedObject, many, optional, string, struct, truth, variant, anyType } from '../wire/encode.ts';

/** How a cluster is changed; a part of the API's `ClusterConfigSpecEx`: its groups of VMs and hosts. */
export const computeResourceConfigSpec = variant({
  ClusterConfigSpecEx: {
    groupSpec: many(
      struct({
        /** `add`, `edit` or `remove`. */
        operation: string,
        /** Name of the group that is removed. */
        removeKey: optional(anyType),
        info: optional(
          variant({
            ClusterVmGroup: { name: string, userCreated: optional(truth), vm: many(managedObject) },
            ClusterHostGroup: { name: string, userCreated: optional(truth), host: many(managedObject) },
          }),
        ),
      }),
    ),
  },
});
