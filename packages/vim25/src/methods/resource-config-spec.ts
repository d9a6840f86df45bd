import { integer, optional, string, struct, truth } from '../wire/encode.ts';

/** Shares, reservation and limit; `limit` -1 is none. CPU in MHz, memory in MB. */
const allocation = struct({
  reservation: optional(integer),
  expandableReservation: optional(truth),
  limit: optional(integer),
  shares: optional(struct({ shares: integer, level: string })),
});

/** What a resource pool is made with. */
export const resourceConfigSpec = struct({ cpuAllocation: allocation, memoryAllocation: allocation });
