import type { TargetSession } from '../target/target-session.ts';

/** Whose something is: a user of a vCenter, however either was spelled in the request. */
export interface Owner {
  /** instance UUID of the vCenter */
  readonly vcenter: string;
  /** as the vCenter spells it, without regard to case */
  readonly user: string;
}

/** Whose session it is. Users are told apart as vCenter does, without regard to case. */
export function ownerOf({ client, user }: TargetSession): Owner {
  return { vcenter: client.content.about.instanceUuid, user: user.userName.toLowerCase() };
}

/** Whether both are one user of one vCenter. */
export function isSameOwner(left: Owner, right: Owner): boolean {
  return left.vcenter === right.vcenter && left.user === right.user;
}
