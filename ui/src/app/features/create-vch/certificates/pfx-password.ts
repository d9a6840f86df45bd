/** What a PFX's password may consist of: programs disagree on how other characters become bytes. */
export const PASSWORD_PATTERN = /^[\x20-\x7e]*$/;
