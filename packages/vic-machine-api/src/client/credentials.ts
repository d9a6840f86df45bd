/** How a request proves whose it is. Secrets; never both, since the original server then takes one at random. */
export type Credentials =
  /** a vCenter clone ticket, used up by one request */
  { readonly ticket: string } | { readonly userName: string; readonly password: string };

/** The header that carries the credentials. */
export function credentialsHeader(credentials: Credentials): Record<string, string> {
  if ('ticket' in credentials) return { 'X-VMWARE-TICKET': credentials.ticket };
  const bytes = new TextEncoder().encode(`${credentials.userName}:${credentials.password}`);
  return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}
