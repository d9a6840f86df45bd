import { CommandFailure, EXIT, messageOf, usageFailure } from '../cli/failure.ts';
import type { Terminal } from '../cli/terminal.ts';
import { bareHost, portOf } from './addresses.ts';
import { describeCertificate, type ServerIdentity } from './server-certificate.ts';
import type { Network } from './vcenter-session.ts';

/** What fetching needs: the network, somebody to ask, and whether the answer is yes anyway. */
export interface FetchContext {
  readonly network: Network;
  readonly terminal: Terminal;
  readonly isConfirmed: boolean;
}

/**
 * The identity of the plug-in server from the certificate it shows. The certificate is printed, and somebody must
 * confirm it, on the terminal or by `--yes`.
 * @throws CommandFailure if the server shows none or nobody confirms
 */
export async function fetchIdentity(url: URL, context: FetchContext): Promise<ServerIdentity> {
  const shown = await context.network.shownCertificate(bareHost(url), portOf(url)).catch((error: unknown) => {
    const why = `The certificate of ${url.host} could not be fetched: ${messageOf(error)}`;
    throw new CommandFailure(EXIT.connection, `${why} Start the plug-in server, or give -st or -scf.`, {
      cause: error,
    });
  });
  context.terminal.report(`${url.host} shows this certificate:`);
  for (const line of describeCertificate(shown.pem)) context.terminal.report(line);
  if (!(await isAccepted(shown.sha256, context)))
    throw usageFailure('The certificate was not accepted; nothing was changed.');
  return { thumbprint: shown.sha256, certificate: shown.pem };
}

async function isAccepted(thumbprint: string, { terminal, isConfirmed }: FetchContext): Promise<boolean> {
  if (isConfirmed) return true;
  const answer = await terminal.confirm('Shall vCenter trust this certificate?');
  if (answer !== null) return answer;
  throw usageFailure(`Nobody can be asked here: compare the certificate, then pass -st ${thumbprint}, or --yes.`);
}
