import { isFault, TransportError, UntrustedCertificateError, VimFault } from '@vic/vim25';
import { CommandFailure, EXIT, messageOf } from '../cli/failure.ts';
import type { VcenterAddress } from './addresses.ts';

/** Turns what went wrong with a vCenter into one sentence that names it, and an exit code. */
export function explainVcenterError(error: unknown, { url }: VcenterAddress, userName: string): CommandFailure {
  const failure = (code: 'connection' | 'login' | 'refused', sentence: string) =>
    new CommandFailure(EXIT[code], sentence, { cause: error });
  if (error instanceof CommandFailure) return error;
  if (error instanceof UntrustedCertificateError) return failure('connection', untrusted(error, url));
  if (error instanceof TransportError) return failure('connection', `${url} cannot be used: ${error.message}`);
  if (isFault(error, 'InvalidLogin'))
    return failure('login', `${url} refused the user name or password of ${userName}.`);
  if (isFault(error, 'NoPermission')) {
    const privilege = error.fault['privilegeId'];
    const missing = typeof privilege === 'string' ? ` the privilege ${privilege}` : ' a privilege for this';
    return failure('refused', `${url}: ${userName} lacks${missing}.`);
  }
  if (error instanceof VimFault) return failure('refused', `${url} refused: ${refusal(error)}`);
  return failure('connection', `${url} did not answer like a vCenter: ${messageOf(error)}`);
}

function untrusted({ expected, actual }: UntrustedCertificateError, url: string): string {
  if (actual === undefined) return `${url}: the certificate could not be checked.`;
  if (expected !== undefined) {
    return `${url} shows a certificate with the thumbprint ${actual}, not ${expected} as given with -vct.`;
  }
  return `The certificate of ${url} is not signed by an authority that this machine trusts. ${adviceToPin(actual)}`;
}

/** How to go on with a certificate that cannot be verified. */
export function adviceToPin(thumbprint: string): string {
  return `Compare its thumbprint with the vCenter's own, then pass it: -vct ${thumbprint}`;
}

function refusal(fault: VimFault): string {
  const property = fault.invalidProperty;
  return property === undefined ? fault.message : `${fault.message} The property at fault is ${property}.`;
}
