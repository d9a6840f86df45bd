import { ApiError } from '../api-error.ts';

const SHORTEST = 8;
const LONGEST = 127;
/**
 * What reaches the guest's program unchanged, however its tools take the text of arguments apart: printable ASCII without
 * blanks, quotes and backslashes.
 */
const PLAIN = /^[\x21\x23-\x26\x28-\x5b\x5d-\x5f\x61-\x7e]*$/;

/** Makes sure that a password arrives as it was meant. @throws ApiError 400; the message never holds the password */
export function checkRootPassword(password: string): void {
  if (password.length < SHORTEST || password.length > LONGEST) {
    throw new ApiError(400, `The root password must have ${SHORTEST} to ${LONGEST} characters.`);
  }
  if (!PLAIN.test(password)) {
    throw new ApiError(
      400,
      'The root password may hold letters, digits and signs of ASCII, but no blanks, quotation marks, apostrophes, accents and backslashes.',
    );
  }
}
