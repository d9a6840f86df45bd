import { computeArguments } from '../compute/arguments.ts';
import { generalArguments } from '../general/arguments.ts';
import { networkArguments } from '../networks/arguments.ts';
import { operationsUserArguments } from '../operations-user/arguments.ts';
import { registryArguments } from '../registry/arguments.ts';
import { securityArguments } from '../security/arguments.ts';
import { storageArguments } from '../storage/arguments.ts';
import type { Text } from '../text.ts';
import type { VchSpec } from '../vch-spec.ts';
import type { CliArgument } from './argument.ts';
import { commentsOn, furtherOptions } from './comments.ts';
import { connectionArguments, type CliContext } from './connection.ts';

/** A call of `vic-machine create`, not yet written for a shell. */
export interface CliLine {
  /** name of the program, such as `vic-machine-linux` */
  readonly program: string;
  readonly args: readonly CliArgument[];
  /** what the call needs, and what it cannot say */
  readonly comments: readonly Text[];
  /** what a call could do that no API carries, and so no draft describes */
  readonly furtherOptions: readonly Text[];
}

/**
 * The call of vic-machine that makes the same VCH. No secret is in it: vic-machine asks for passwords, and certificates are named as files.
 * Options that would repeat vic-machine's own default are left out.
 */
export function toArgv(spec: VchSpec, context: CliContext): CliLine {
  return {
    program: `vic-machine-${context.platform}`,
    args: [
      ...connectionArguments(spec.compute.resource, context),
      ...generalArguments(spec.general),
      ...computeArguments(spec.compute),
      ...storageArguments(spec.storage),
      ...networkArguments(spec),
      ...securityArguments(spec),
      ...registryArguments(spec.registry),
      ...operationsUserArguments(spec.operationsUser),
    ],
    comments: commentsOn(spec, context),
    furtherOptions: furtherOptions(),
  };
}
