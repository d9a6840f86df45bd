/** A refused request of the shell: an HTTP status and one sentence for the user. */
export class RequestRefused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const notLoggedIn = (): RequestRefused => new RequestRefused(401, 'You are not logged in.');
