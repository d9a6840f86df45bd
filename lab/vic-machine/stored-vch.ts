import { addressText, decodeVch, prefixLength, trustLevelName, type ExtraConfig, type IpNet } from '@vic/extraconfig';

const PROXY = /^(HTTP|HTTPS|NO)_PROXY=/;

/** What an endpoint VM keeps of its VCH in its extraConfig, in words: addresses as text, certificates as PEM. */
export function storedVch(pairs: ExtraConfig) {
  const config = decodeVch(pairs);
  const { init, network, storage, certificate, container, registry, connection } = config;
  return {
    containerNameConvention: container.containerNameConvention,
    debug: init.diagnostics.debugLevel,
    syslog: init.diagnostics.syslog,
    vmGroup: container.usesVmGroup ? container.vmGroupName : null,
    imageStores: storage.imageStores.map(({ host, path }) => `${host}:${path}`),
    baseImageSizeKiB: Number(storage.scratchSizeKiB),
    volumeStores: mapped(storage.volumeLocations, ({ scheme, host, path, rawQuery }) =>
      [scheme, host, path, rawQuery].join(' ').trim(),
    ),
    bridgeRange: subnetText(network.bridgeIpRange),
    bridgeWidth: prefixLength(network.bridgeNetworkWidth),
    roles: mapped(init.networks, ({ ip, network: { common, gateway, destinations, nameServers } }) => ({
      portGroup: common.id,
      address: subnetText(ip),
      gateway: subnetText(gateway),
      destinations: destinations.map(subnetText),
      nameServers: nameServers.map(addressText),
    })),
    containerNetworks: mapped(network.containerNetworks, ({ common, gateway, nameServers, pools, trustLevel }) => ({
      portGroup: common.id,
      gateway: subnetText(gateway),
      nameServers: nameServers.map(addressText),
      pools: pools.map(({ first, last }) => `${addressText(first)}-${addressText(last)}`),
      firewall: trustLevelName(trustLevel),
    })),
    serverCertificate: pemText(certificate.hostCertificate?.cert),
    clientAuthorities: pemText(certificate.certificateAuthorities),
    registryAuthorities: pemText(certificate.registryCertificateAuthorities),
    whitelist: registry.whitelist,
    insecureRegistries: registry.insecure,
    operationsUser: connection.username,
    grantsPermissions: config.grantPermissions === 'ADD',
    proxies: (init.sessions.get('docker-personality')?.cmd.env ?? []).filter((line) => PROXY.test(line)),
  };
}

function subnetText(net: IpNet | null): string | null {
  const address = addressText(net?.ip ?? null);
  return address === null ? null : `${address}/${prefixLength(net?.mask ?? null)}`;
}

function pemText(bytes: Uint8Array | null | undefined): string {
  return new TextDecoder().decode(bytes ?? new Uint8Array()).trim();
}

function mapped<V, R>(map: ReadonlyMap<string, V>, to: (value: V) => R): Record<string, R> {
  return Object.fromEntries([...map].map(([key, value]) => [key, to(value)]));
}
