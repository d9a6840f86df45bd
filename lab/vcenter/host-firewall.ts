/** The rule sets of an ESXi host's firewall, as a fresh host has them, and those that VIC looks for. */
import type { FirewallRule, FirewallRuleset, HostSystem } from './inventory.ts';

interface Definition {
  readonly label: string;
  /** Cannot be switched off. */
  readonly required?: boolean;
  readonly service?: string;
  readonly rules: readonly FirewallRule[];
  /** As a fresh host has it. */
  readonly enabled: boolean;
}

const rule = (
  direction: FirewallRule['direction'],
  protocol: FirewallRule['protocol'],
  port: number,
  endPort?: number,
): FirewallRule => ({ direction, protocol, port, ...(endPort === undefined ? {} : { endPort }) });

const DEFINITIONS: Readonly<Record<string, Definition>> = {
  CIMHttpServer: {
    label: 'CIM Server',
    enabled: true,
    service: 'sfcbd-watchdog',
    rules: [rule('inbound', 'tcp', 5988)],
  },
  CIMHttpsServer: {
    label: 'CIM Secure Server',
    enabled: true,
    service: 'sfcbd-watchdog',
    rules: [rule('inbound', 'tcp', 5989)],
  },
  CIMSLP: {
    label: 'CIM SLP',
    enabled: false,
    rules: (['inbound', 'outbound'] as const).flatMap((way) => [rule(way, 'udp', 427), rule(way, 'tcp', 427)]),
  },
  dhcp: {
    label: 'DHCP Client',
    enabled: true,
    required: true,
    rules: [rule('inbound', 'udp', 68), rule('outbound', 'udp', 68)],
  },
  dns: {
    label: 'DNS Client',
    enabled: true,
    rules: [rule('inbound', 'udp', 53), rule('outbound', 'udp', 53), rule('outbound', 'tcp', 53)],
  },
  faultTolerance: {
    label: 'Fault Tolerance',
    enabled: true,
    rules: [rule('outbound', 'tcp', 80), rule('inbound', 'tcp', 8300), rule('outbound', 'tcp', 8300)],
  },
  fdm: {
    label: 'vSphere High Availability Agent',
    enabled: false,
    service: 'vmware-fdm',
    rules: (['inbound', 'outbound'] as const).flatMap((way) => [rule(way, 'tcp', 8182), rule(way, 'udp', 8182)]),
  },
  ftpClient: { label: 'FTP Client', enabled: false, rules: [rule('outbound', 'tcp', 21)] },
  httpClient: {
    label: 'httpClient',
    enabled: false,
    rules: [rule('outbound', 'tcp', 80), rule('outbound', 'tcp', 443)],
  },
  iSCSI: { label: 'Software iSCSI Client', enabled: false, rules: [rule('outbound', 'tcp', 3260)] },
  NFC: { label: 'NFC', enabled: true, rules: [rule('inbound', 'tcp', 902), rule('outbound', 'tcp', 902)] },
  nfsClient: { label: 'NFS Client', enabled: false, rules: [rule('outbound', 'tcp', 0, 65535)] },
  ntpClient: { label: 'NTP Client', enabled: true, service: 'ntpd', rules: [rule('outbound', 'udp', 123)] },
  remoteSerialPort: {
    label: 'VM serial port connected over network',
    enabled: false,
    rules: [rule('outbound', 'tcp', 0, 65535), rule('inbound', 'tcp', 23), rule('inbound', 'tcp', 1024, 65535)],
  },
  snmp: { label: 'SNMP Server', enabled: true, service: 'snmpd', rules: [rule('inbound', 'udp', 161)] },
  sshClient: { label: 'SSH Client', enabled: false, rules: [rule('outbound', 'tcp', 22)] },
  sshServer: { label: 'SSH Server', enabled: true, service: 'TSM-SSH', rules: [rule('inbound', 'tcp', 22)] },
  syslog: {
    label: 'syslog',
    enabled: false,
    rules: [rule('outbound', 'udp', 514), rule('outbound', 'tcp', 514), rule('outbound', 'tcp', 1514)],
  },
  updateManager: {
    label: 'vCenter Update Manager',
    enabled: true,
    rules: [rule('outbound', 'tcp', 80), rule('outbound', 'tcp', 9000, 9100)],
  },
  'vic-engine': { label: 'vSphere Integrated Containers', enabled: true, rules: [rule('outbound', 'tcp', 2377)] },
  vMotion: { label: 'vMotion', enabled: true, rules: [rule('outbound', 'tcp', 8000), rule('inbound', 'tcp', 8000)] },
  vpxHeartbeats: {
    label: 'VMware vCenter Agent',
    enabled: true,
    service: 'vpxa',
    rules: [rule('outbound', 'udp', 902)],
  },
  vSphereClient: {
    label: 'vSphere Web Client',
    enabled: true,
    required: true,
    rules: [rule('inbound', 'tcp', 902), rule('inbound', 'tcp', 443)],
  },
  vSPC: {
    label: 'VM serial port connected to vSPC',
    enabled: false,
    rules: [rule('outbound', 'tcp', 0, 65535), rule('inbound', 'tcp', 0, 65535)],
  },
  webAccess: { label: 'vSphere Web Access', enabled: true, required: true, rules: [rule('inbound', 'tcp', 80)] },
};

/** Every host's rule sets unless a scenario gives others: `vic-engine` open, `vSPC` closed. */
export const STANDARD_RULESETS: readonly FirewallRuleset[] = Object.entries(DEFINITIONS).map(([key, { enabled }]) => ({
  key,
  enabled,
}));

/** The same with nothing open that a container host needs: creating one there is refused until a rule set is opened. */
export const closedFirewall = (): HostSystem['firewall'] => ({
  incomingBlocked: true,
  outgoingBlocked: true,
  rulesets: STANDARD_RULESETS.map(({ key, enabled }) => ({ key, enabled: enabled && key !== 'vic-engine' })),
});

export interface DescribedRuleset {
  readonly key: string;
  readonly label: string;
  readonly required: boolean;
  readonly service: string | null;
  readonly rules: readonly FirewallRule[];
  readonly enabled: boolean;
}

/** A host's rule sets with what a host tells of them. */
export function describedRulesets(host: HostSystem): DescribedRuleset[] {
  return host.firewall.rulesets.map(({ key, enabled, rules }) => {
    const definition = DEFINITIONS[key];
    return {
      key,
      label: definition?.label ?? key,
      required: definition?.required ?? false,
      service: definition?.service ?? null,
      rules: rules ?? definition?.rules ?? [],
      enabled,
    };
  });
}
