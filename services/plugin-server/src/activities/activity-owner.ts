/** Whose an activity is: a user of a vCenter, whatever token they come with. */
export interface ActivityOwner {
  readonly vcGuid: string;
  /** as the vCenter names the user of the session */
  readonly userName: string;
}

/** Text that is the same for the same user. */
export function ownerKey({ vcGuid, userName }: ActivityOwner): string {
  return `${vcGuid}\n${userName.toLowerCase()}`;
}
