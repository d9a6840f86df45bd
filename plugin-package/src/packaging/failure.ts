/** The package cannot be built or does not work; the message is one sentence for the person at the terminal. */
export class PackageFailure extends Error {
  override readonly name = 'PackageFailure';
}
