import { dateTime, integer, managedObject, many, optional, string, struct, truth } from './wire/encode.ts';

/** Which events to read, in the order of the API's `EventFilterSpec`. */
export const eventFilterSpec = struct({
  entity: optional(struct({ entity: managedObject, recursion: string })),
  time: optional(struct({ beginTime: optional(dateTime), endTime: optional(dateTime) })),
  userName: optional(struct({ systemUser: truth, userList: many(string) })),
  eventChainId: optional(integer),
  disableFullMessage: optional(truth),
  category: many(string),
  eventTypeId: many(string),
  maxCount: optional(integer),
});
