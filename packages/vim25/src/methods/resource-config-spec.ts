import { integer, optional, string, struct, truth } from '../wire/encode.ts';

/** Shares, reservation and limit; `limit` -1 is none. CPU in MHz, memory in MB. */
export const resourceAllocation = struct({
  reservation: optional(integer),
  expandableReservation: optional(truth),
  limit: optional(integer),
  /** `shares` counts for the level `custom` only. */
  shares: optional(struct({ shares: integer, level: string })),
});

/** What a resource pool is made with or changed to; what is left out of an allocation stays as it is. */
export const resourceConfigSpec = struct({
  changeVersion: optional(string),
  cpuAllocation: resourceAllocation,
  memoryAllocation: resourceAllocation,
});
