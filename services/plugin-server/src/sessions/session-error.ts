/** The vSphere Client does not (or no longer) accept the token, for this vCenter at least. */
export class SessionRejectedError extends Error {
  override readonly name = 'SessionRejectedError';
}

/** The service that hands out clone tickets cannot be asked now. */
export class ClientUnavailableError extends Error {
  override readonly name = 'ClientUnavailableError';
}

/** At the configured address answers another vCenter than the configured one. */
export class WrongVcenterError extends Error {
  override readonly name = 'WrongVcenterError';
}
