import { optional, string, struct, variant } from '../wire/encode.ts';

/** Why a task of an extension failed: a fault for programs and a sentence for people. */
export const localizedMethodFault = struct({
  fault: variant({ MethodFault: {}, RuntimeFault: {}, SystemError: { reason: string } }),
  localizedMessage: optional(string),
});
