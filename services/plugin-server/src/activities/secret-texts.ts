import type { VchSpec } from '@vic/contract/vch-spec';

const MIN_LENGTH = 4;

/** Takes the secrets of a specification out of what somebody says about it. */
export function secretRemover({ networks: { proxy }, operationsUser, security }: VchSpec): (text: string) => string {
  const keys = [security.made?.serverKey, security.brought.serverKey].map((file) => file?.pem.trim() ?? '');
  const proxies = [proxy.http, proxy.https].map((url) => URL.parse(url)?.password ?? '');
  const secrets = [operationsUser.password, ...keys, ...proxies].filter(({ length }) => length >= MIN_LENGTH);
  const spellings = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return (text) => spellings.reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
}
