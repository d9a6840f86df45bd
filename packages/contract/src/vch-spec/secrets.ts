import { withoutProxyPassword } from './networks/proxy.ts';
import type { VchSpec } from './vch-spec.ts';

/** The specification without passwords and private keys: what may be kept, shown and handed out. */
export function withoutSecrets(spec: VchSpec): VchSpec {
  const { networks, security, operationsUser } = spec;
  const { proxy } = networks;
  return {
    ...spec,
    networks: {
      ...networks,
      proxy: { ...proxy, http: withoutProxyPassword(proxy.http), https: withoutProxyPassword(proxy.https) },
    },
    security: {
      ...security,
      made: security.made === null ? null : { ...security.made, serverKey: null },
      brought: { ...security.brought, serverKey: null },
    },
    operationsUser: { ...operationsUser, password: '' },
  };
}
